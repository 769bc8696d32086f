"""What every record keeps, whatever the article, and the check of those that others wrote.

contract_faults(extraction) -> what would make a record useless, whoever wrote it
wording_faults(extraction) -> where claims of this version say other words than the article, or rank amiss
checked(extraction) -> the same, if it has no fault of the contract
read_typed(line) -> the extraction of a line, of which nothing but the types is checked
"""

from extractor.contract.checking import checked, read_typed
from extractor.contract.record import contract_faults, wording_faults

__all__ = ["checked", "contract_faults", "read_typed", "wording_faults"]
