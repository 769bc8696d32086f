// Brings words (a DOMRect) into view: in the pane of the text where it scrolls by itself, or else in the window.
export function bring(words, pane) {
  const isPane = pane.scrollHeight > pane.clientHeight;
  const { top, bottom } = isPane ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  if (words.top < top + 60 || words.bottom > bottom - 60) (isPane ? pane : window).scrollBy(0, words.top - (top + bottom) / 2);
}

// The text of the article on the page: positions count the UTF-16 code units of `article.text`, as the server gives them.

export class ArticleText {
  #runs = []; // text nodes in order; `from` and `until` are positions, until exclusive

  constructor(root) {
    for (const block of root.querySelectorAll("[data-start]")) {
      let position = Number(block.dataset.start);
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const isTurn = node.parentElement.matches(".turn"); // names a mark, which is one unit
        const units = isTurn ? 1 : node.length;
        this.#runs.push({ node, isTurn, from: position, until: position + units });
        position += units;
      }
    }
  }

  // Null where nothing of it is on the page
  range(start, end) {
    const first = this.#runs[this.#search((run) => run.until > start)];
    const last = this.#runs[this.#search((run) => run.until >= end)] ?? this.#runs.at(-1);
    if (!first || !last || first.from >= end || last.until <= start) return null;
    return new StaticRange({
      startContainer: first.node,
      startOffset: first.isTurn ? 0 : Math.max(start - first.from, 0),
      endContainer: last.node,
      endOffset: last.isTurn || end > last.until ? last.node.length : end - last.from,
    });
  }

  // The position in the text of one in the DOM, null outside of the text
  positionOf(node, offset) {
    const run = this.#runs.find((run) => run.node === node);
    if (!run) return null;
    return run.isTurn ? run.from + (offset > 0) : run.from + offset;
  }

  // The position in the text of a point of the window
  positionAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    if (caret) return this.positionOf(caret.offsetNode, caret.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? this.positionOf(range.startContainer, range.startOffset) : null;
  }

  #search(holds) {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#runs[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
