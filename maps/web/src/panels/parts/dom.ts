// Elements from values. Text only ever becomes a text node: no string is parsed as HTML here.

type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | null | undefined;

/** Make an element; `on…` keys are listeners, booleans set or leave out, children are text or nodes. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value | EventListener> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  add(element, ...children);
  return element;
}

export function add(parent: Node, ...children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  add(parent, ...children);
}

/** Foreign text: isolated, so that right-to-left letters cannot reorder what stands around it. */
export function bdi(text: string, className = ""): HTMLElement {
  return el("bdi", className ? { class: className } : {}, ...boxed(text));
}

const NAMES: Record<string, string> = {
  "\u00ad": "SHY", "\u034f": "CGJ", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
};

// Controls, what Unicode says is shown as nothing, and blanks that pass for letters. Emoji need those of their own.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2800\ufff0-\ufffb]|(?!(?<=[\p{S}\p{Mn}])[\u200d\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu;

/** Show what would be invisible: controls, overrides and zero-width characters become names in brackets. */
export function visible(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd").replace(UNSEEN, (c) => {
    const code = c.codePointAt(0)!;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return `⟨${NAMES[c] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`}⟩`;
  });
}

/** The same with a box around each name, so that it cannot be taken for words of the text. */
export function boxed(text: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const found of text.matchAll(UNSEEN)) {
    if (found.index > done) nodes.push(document.createTextNode(visible(text.slice(done, found.index))));
    nodes.push(el("span", { class: "unseen" }, visible(found[0])));
    done = found.index + found[0].length;
  }
  if (done < text.length) nodes.push(document.createTextNode(visible(text.slice(done))));
  return nodes;
}
