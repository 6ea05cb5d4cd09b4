// A list of any length that only holds the rows in view.

import { watchSize } from "./browser.ts";
import { el, replace } from "./dom.ts";

// Browsers cannot lay out taller boxes than about 16 million pixels; beyond this, scrolling is scaled.
const TALLEST_PX = 8_000_000;
const SPARE_ROWS = 4;

export interface Rows {
  readonly element: HTMLElement;
  /** Show another list, from its beginning or, if asked, from where the reader is. */
  fill(items: ArrayLike<number>, stay?: boolean): void;
  /** Draw what is in view again. */
  refresh(): void;
  /** Scroll an item into view, if it is in the list. */
  reveal(item: number): void;
  /** Put the focus on an item's row, if it is in the list. */
  focus(item: number): void;
}

export interface RowsOptions {
  readonly label: () => string;
  /** Height of a row in rem. */
  readonly rem: number;
  readonly none: () => string;
  /** Content of the row's button. */
  readonly row: (item: number) => Node[];
  readonly isCurrent: (item: number) => boolean;
  /** Of a heading whether what is under it is shown; null for what is no heading. */
  readonly isOpen?: (item: number) => boolean | null;
  readonly onOpen: (item: number) => void;
  /** The item under pointer or focus, or -1. */
  readonly onHover: (item: number) => void;
}

/** Which rows to draw for a scroll position, and where the first one stands. */
export function windowOf(count: number, height: number, scrollTop: number, viewHeight: number): { from: number; to: number; shift: number; tall: number } {
  const full = count * height;
  const tall = Math.min(full, TALLEST_PX);
  const room = Math.max(1, tall - viewHeight);
  const at = tall === full ? scrollTop : (scrollTop / room) * (full - viewHeight);
  const first = Math.floor(at / height);
  const from = Math.max(0, first - SPARE_ROWS);
  const to = Math.min(count, first + Math.ceil(viewHeight / height) + 1 + SPARE_ROWS);
  return { from, to, shift: scrollTop - at, tall };
}

export function makeRows(options: RowsOptions): Rows {
  const list = el("ul", {});
  const empty = el("p", { class: "hint", hidden: true });
  const element = el("div", { class: "rows" }, list, empty);
  let items: ArrayLike<number> = [];
  let position = new Map<number, number>();
  let drawn = "";

  const height = () => options.rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const draw = (force: boolean) => {
    const px = height();
    const view = windowOf(items.length, px, element.scrollTop, element.clientHeight);
    const key = `${view.from}-${view.to}-${view.shift}`;
    if (!force && key === drawn) return;
    drawn = key;
    const focused = Number((document.activeElement as HTMLElement | null)?.dataset["row"] ?? -1);
    const had = element.contains(document.activeElement);
    list.style.height = `${view.tall}px`;
    list.setAttribute("aria-label", options.label());
    const rows: Node[] = [];
    for (let i = view.from; i < view.to; i++) rows.push(makeRow(items[i]!, i, view.shift, px));
    replace(list, ...rows);
    empty.hidden = items.length > 0;
    list.hidden = items.length === 0;
    empty.textContent = items.length > 0 ? "" : options.none();
    if (had && focused >= 0) focusRow(focused);
  };
  const makeRow = (item: number, index: number, shift: number, px: number) => {
    const button = el(
      "button",
      {
        type: "button",
        "data-row": index,
        "aria-expanded": options.isOpen?.(item) == null ? null : String(options.isOpen(item)),
        "aria-current": options.isCurrent(item) ? "true" : null,
        onclick: () => options.onOpen(item),
        onpointerenter: () => options.onHover(item),
        onpointerleave: () => options.onHover(-1),
        onfocus: () => options.onHover(item),
        onblur: () => options.onHover(-1),
      },
      ...options.row(item),
    );
    const row = el("li", { "aria-setsize": items.length, "aria-posinset": index + 1 }, button);
    row.style.height = `${px}px`;
    row.style.top = `${index * px + shift}px`;
    return row;
  };
  const focusRow = (index: number) => list.querySelector<HTMLElement>(`button[data-row="${index}"]`)?.focus({ preventScroll: true });
  const scrollTo = (index: number) => {
    const px = height();
    const full = items.length * px;
    const factor = full > TALLEST_PX ? (TALLEST_PX - element.clientHeight) / (full - element.clientHeight) : 1;
    const top = index * px;
    const at = element.scrollTop / factor;
    if (top < at) element.scrollTop = top * factor;
    else if (top + px > at + element.clientHeight) element.scrollTop = (top + px - element.clientHeight) * factor;
    draw(true);
  };
  const indexOf = (item: number) => {
    if (position.size === 0) for (let i = 0; i < items.length; i++) position.set(items[i]!, i);
    return position.get(item);
  };
  const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
  element.addEventListener("keydown", (event) => {
    const move = step[event.key];
    const index = Number((event.target as HTMLElement).dataset["row"] ?? -1);
    if (move === undefined || index < 0) return;
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, index + move));
    scrollTo(next);
    focusRow(next);
  });
  element.addEventListener("scroll", () => draw(false), { passive: true });
  watchSize(element, () => draw(true));

  return {
    element,
    fill(next, stay = false) {
      items = next;
      position = new Map();
      if (!stay) element.scrollTop = 0;
      draw(true);
    },
    refresh: () => draw(true),
    reveal(item) {
      const index = indexOf(item);
      if (index !== undefined) scrollTo(index);
    },
    focus(item) {
      const index = indexOf(item);
      if (index === undefined) return;
      scrollTo(index);
      focusRow(index);
    },
  };
}
