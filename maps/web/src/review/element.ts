// Elements from values. Text only ever becomes a text node: no string is parsed as HTML here.

type Child = Node | string | null | false;

/** Make an element; functions are listeners, children are text or nodes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | null | EventListener> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** Foreign text, isolated, so that right-to-left letters cannot reorder what stands around it. */
export function foreign(text: string): HTMLElement {
  return make("bdi", {}, visible(text));
}

/** Show controls and overrides, which would be invisible. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (c) => `⟨${c.charCodeAt(0).toString(16)}⟩`);
}
