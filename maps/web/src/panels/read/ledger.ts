// The ledger: every claim, drawn or not, tied both ways to the map.

import { bdi, chooseClaim, el, leave, listedClaims, makeRows, replace } from "../parts/index.ts";
import { downloadClaims } from "../files/index.ts";
import { makeFilterBar } from "./filterbar.ts";
import { actorName, dateName, placeName, reasonText, word } from "../names/index.ts";
import { follow, type Page, t, watch } from "../page/index.ts";

export function makeLedger(page: Page): HTMLElement {
  const { model } = page;
  const rows = makeRows({
    label: () => t(page, "ledger.list"),
    none: () => t(page, "ledger.none"),
    rem: 6,
    row: (claim) => claimRow(page, claim),
    isCurrent: (claim) => claim === page.ui.state.claim,
    onOpen: (claim) => {
      leave(page, () => rows.focus(claim));
      chooseClaim(page, claim);
    },
    onHover: (claim) => page.store.set({ hovered: claim < 0 ? [] : model.claims.features(claim) }),
  });
  const count = el("span", {});
  const found = el("div", { class: "found" });
  const element = el("div", { class: "ledger-inner" }, makeFilterBar(page, found), rows.element);
  follow(page, [], () => {
    const csv = el("button", { type: "button", class: "tiny", "data-export-csv": "claims", "aria-label": t(page, "ledger.csv"), title: t(page, "ledger.csv"), onclick: () => downloadClaims(page) }, t(page, "layers.csv"));
    replace(found, count, csv);
  });
  const fill = () => {
    const shown = listedClaims(page);
    rows.fill(shown);
    count.textContent = t(page, "ledger.shown", { shown: shown.length, total: model.claims.count });
  };
  follow(page, ["found", "sort", "follow"], fill);
  watch(page, ["on", "mask"], () => page.ui.state.follow.length > 0 && fill());
  watch(page, ["view"], () => page.ui.state.follow.includes("view") && fill());
  page.ui.subscribe((now, before) => {
    if (now.claim !== before.claim || now.tab !== before.tab) rows.refresh();
  });
  watch(page, ["selected"], () => {
    const feature = page.store.state.selected[0];
    const claim = page.ui.state.claim >= 0 ? page.ui.state.claim : feature === undefined ? undefined : model.features.claims(feature)[0];
    if (claim !== undefined) rows.reveal(claim);
  });
  return element;
}

/** How a claim puts it where it states no plain fact, and that the reading is unsure. */
function saidTags(page: Page, claim: number): Node[] {
  const { claims } = page.model;
  const polarity = claims.polarity(claim);
  const said = [
    polarity !== "asserted" && word(page, "polarity", polarity),
    claims.change(claim) === "ends" && t(page, "said.ends"),
    !claims.sure(claim) && t(page, "said.tag"),
  ];
  return said.filter((text) => text !== false).map((text) => el("span", { class: "said" }, text));
}

function claimRow(page: Page, claim: number): Node[] {
  const { claims, articles } = page.model;
  const unmapped = claims.features(claim).length === 0;
  const article = articles[claims.article(claim)];
  const refs = claims.sourceRef(claim);
  const where = [
    claims.places(claim).map((place) => placeName(page, place.name)).join(", "),
    claims.actors(claim).map((actor) => actorName(page, actor)).join(", "),
    article?.title ?? claims.articleId(claim),
  ].filter((text) => text !== "");
  const date = claims.date(claim);
  const tags = el(
    "span",
    { class: "tags" },
    el("span", { class: "kind" }, word(page, "type", claims.type(claim))),
    ...saidTags(page, claim),
    unmapped && el("span", { class: "not-mapped" }, t(page, "ledger.unmapped")),
    // What is not known says least, and is the first to find no room.
    date !== null && el("span", {}, dateName(page, date)),
    el("span", {}, claims.grade(claim)),
    refs.length > 0 && el("span", {}, `[${refs.join("][")}]`),
    date === null && el("span", {}, dateName(page, date)),
  );
  const quote = el("span", { class: "quote" }, bdi(claims.quote(claim)));
  const reason = claims.unmapped(claim);
  const about = unmapped ? (reason === null ? t(page, "ledger.no_reason") : reasonText(page, reason)) : where.join(" · ");
  return [tags, quote, el("span", { class: "where" }, bdi(about))];
}
