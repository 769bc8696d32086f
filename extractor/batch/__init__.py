"""Archives: millions of articles into a folder of files, each article exactly once, on one machine or on many.

The way: `plan` reads the inputs once and cuts their pages into shards; an engine (`local`, `ray_tasks`) has each of them
worked on by `shard.run_shard`, which is pure: pages in, bytes of files out; `folder` alone writes them, whole or not at all,
under a `lock`, followed by a manifest (`manifests`) that makes the shard count as done; `run` leads the pages along that
way and counts.  What is killed on it leaves no trace, and is done again; `verify` says later whether all is still as written.
"""

from extractor.batch.engine import ENGINES, Engine, EngineName, open_engine
from extractor.batch.folder import OutputFolder
from extractor.batch.formats import FORMATS, BatchFormat
from extractor.batch.plan import Inputs, Portion
from extractor.batch.report import Tally
from extractor.batch.run import run_batch
from extractor.batch.shard import Settings, ShardResult, ShardSpec, made_by, run_shard
from extractor.batch.verify import Verified, verify

__all__ = [
    "ENGINES",
    "FORMATS",
    "BatchFormat",
    "Engine",
    "EngineName",
    "Inputs",
    "OutputFolder",
    "Portion",
    "Settings",
    "ShardResult",
    "ShardSpec",
    "Tally",
    "Verified",
    "made_by",
    "open_engine",
    "run_batch",
    "run_shard",
    "verify",
]
