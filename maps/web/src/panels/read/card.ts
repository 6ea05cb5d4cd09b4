// The evidence card: what a symbol rests on, or what became of a claim.

import { type Json, MARK, statusOn } from "../../model/index.ts";
import { makeClaim } from "./claimview.ts";
import { add, bdi, chooseFeatures, closeCard, el, makeSwatch, replace, showOnMap } from "../parts/index.ts";
import { makeConflicts } from "./conflicts.ts";
import { featureButton, groupCard, groupTitle, isGroup } from "./groupcard.ts";
import { dateName, featureName, gradeName, layerName, propertyText, reasonText, saidText, word } from "../names/index.ts";
import { follow, type Page, roundedText, t, watch } from "../page/index.ts";
import { isRecords, makeRecords } from "./records.ts";
import { byArticle, newestFirst, summarise } from "./summary.ts";

// Shown elsewhere on the card, or of no use to a reader.
const ELSEWHERE = new Set([
  "id", "name", "kind", "status", "valid_from", "valid_to", "from_date", "to_date", "geometry_basis", "precision_m", "claims", "grade", "conflicts",
  "sources", "saying", "sure", "iso", "part", "history", "support", "polarity", "schematic", "place_kind", "countries", "actors", "framework_periods", "set_back_m", "since",
]);

/** As many claims and conflicts stand open on a card; of more, a summary leads. */
const CLAIMS_OPEN = 3;
const CONFLICTS_OPEN = 2;
const CONFLICTS_NAMED = 3;

export function makeCard(page: Page): HTMLElement {
  const element = el("div", { class: "card" });
  const draw = () => {
    const { selected } = page.store.state;
    const { claim } = page.ui.state;
    if (claim >= 0) replace(element, ...claimCard(page, claim));
    else if (isGroup(page, selected)) replace(element, ...listCard(page, selected));
    else if (selected.length > 0) replace(element, ...featureCard(page, selected));
    else replace(element, el("p", { class: "hint" }, t(page, "card.empty")));
    element.parentElement?.scrollTo(0, 0);
  };
  follow(page, ["claim"], draw);
  watch(page, ["selected", "asOf"], draw);
  element.addEventListener("keydown", (event) => event.key === "Escape" && closeCard(page));
  return element;
}

function claimCard(page: Page, claim: number): Node[] {
  const { claims } = page.model;
  const features = claims.features(claim);
  const unmapped = claims.unmapped(claim);
  const drawn =
    features.length > 0
      ? el("div", {}, el("h3", {}, t(page, "card.supports")), featureButtons(page, features))
      : el("p", { class: "basis not-mapped" }, `${t(page, "ledger.unmapped")}: `, bdi(unmapped === null ? t(page, "ledger.no_reason") : reasonText(page, unmapped)));
  return [head(page, null, word(page, "type", claims.type(claim)), features), drawn, makeClaim(page, claim)];
}

function featureCard(page: Page, selected: readonly number[]): Node[] {
  const { features } = page.model;
  const feature = selected[0]!;
  const basis = features.basis(feature);
  return [
    head(page, feature, featureName(page, feature), [feature]),
    el("p", { class: "quiet small" }, bdi(summary(page, feature))),
    ...(basis ? [el("p", { class: "basis" }, word(page, "basis", basis))] : []),
    ...evidence(page, feature),
    ...folded(t(page, "filter.conflict"), makeConflicts(page, features.id(feature)), CONFLICTS_OPEN),
    el("div", { class: "claim" }, el("h3", {}, t(page, "card.facts")), facts(page, feature), ...sourceList(page, feature)),
    ...(selected.length > 1 ? [el("div", { class: "claim" }, el("h3", {}, t(page, "card.also")), ...groupCard(page, selected.slice(1)))] : []),
  ];
}

/** Several things at one mark. */
function listCard(page: Page, selected: readonly number[]): Node[] {
  return [head(page, null, groupTitle(page, selected), selected), el("p", { class: "quiet small" }, t(page, "card.many", { n: selected.length })), ...groupCard(page, selected)];
}

/** A few claims stand open; of many, a summary and the newest, and the rest by article. */
function evidence(page: Page, feature: number): Node[] {
  const { claims, features, articles } = page.model;
  const rests = features.claims(feature);
  if (rests.length <= CLAIMS_OPEN) {
    const { own } = page.model.layers[features.layer(feature)]!;
    const title = own ? t(page, "card.own", { file: own.file }) : rests.length > 0 ? t(page, "card.claims") : t(page, "card.no_claims");
    return [el("h3", {}, title), ...[...rests].sort((a, b) => a - b).map((claim) => makeClaim(page, claim))];
  }
  const [newest, ...others] = newestFirst(claims, rests);
  const groups = byArticle(claims, others).map(([article, some]) => {
    const about = [articles[article]?.title ?? claims.articleId(some[0]!), articles[article]?.date && dateName(page, articles[article].date)].filter(Boolean).join(" · ");
    const fold = el("details", { class: "fold" }, el("summary", {}, bdi(about), ` (${page.ui.state.words.number(some.length)})`));
    // The quotes of many claims are many: they are made when somebody opens the fold.
    fold.addEventListener("toggle", () => fold.childElementCount === 1 && add(fold, ...some.map((claim) => makeClaim(page, claim))));
    return fold;
  });
  return [makeSummary(page, feature), el("h3", {}, t(page, "card.newest")), makeClaim(page, newest!), el("h3", { class: "rest" }, t(page, "card.rest", { n: others.length })), ...groups];
}

function makeSummary(page: Page, feature: number): HTMLElement {
  const { claims, articles, origins, said } = summarise(page.model, feature);
  const id = page.model.features.id(feature);
  const differing = page.model.conflicts.filter((conflict) => conflict.features.includes(id));
  const list = el("dl", { class: "facts summary" });
  const fact = (name: string, value: string) => value !== "" && add(list, el("dt", {}, name), el("dd", {}, bdi(value)));
  const parts = [t(page, "card.rests", { n: claims, articles: t(page, "articles", { n: articles }) }), origins > 0 && t(page, "origins", { n: origins })];
  fact(t(page, "card.claims"), parts.filter(Boolean).join("; "));
  fact(t(page, "card.polarity"), said.map(([polarity, n]) => `${word(page, "polarity", polarity)}: ${page.ui.state.words.number(n)}`).join(" · "));
  const shown = differing.slice(0, CONFLICTS_NAMED).map(({ attribute, readings }) => `${attribute}: ${[...new Set(readings.map(({ value }) => value))].join(" / ")}`);
  fact(t(page, "filter.conflict"), [...shown, differing.length > shown.length && t(page, "print.more", { n: differing.length - shown.length })].filter(Boolean).join("; "));
  return list;
}

/** Nodes as they are, or, where they are many, behind a line that opens. */
function folded(title: string, nodes: readonly Node[], most: number): readonly Node[] {
  if (nodes.length <= most) return nodes;
  return [el("details", { class: "fold" }, el("summary", {}, `${title} (${nodes.length})`), ...nodes)];
}

/** Layer, status and dates in a line. */
function summary(page: Page, feature: number): string {
  const { features, layers } = page.model;
  const status = statusOn(features, feature, page.store.state.asOf);
  const [from, to] = [features.validFrom(feature), features.validTo(feature)];
  const dates = from !== null && from === to ? [dateName(page, from)] : [
    from !== null && t(page, "date.from", { date: dateName(page, from) }),
    to !== null && t(page, "date.to", { date: dateName(page, to) }),
  ];
  return [layerName(page, layers[features.layer(feature)]!), saidText(page, feature), status && word(page, "status", status), ...dates].filter(Boolean).join(" · ");
}

function head(page: Page, feature: number | null, title: string, features: readonly number[]): HTMLElement {
  const close = t(page, "card.close");
  const show = el("button", { type: "button", class: "tiny", onclick: () => showOnMap(page, features) }, t(page, "card.zoom"));
  return el(
    "div",
    { class: "card-head" },
    feature !== null && symbol(page, feature),
    el("div", { class: "of" }, el("h2", { tabindex: "-1" }, bdi(title)), features.length > 0 && show, backToList(page, feature)),
    el("button", { type: "button", class: "plain", "data-close": "card", "aria-label": close, title: close, onclick: () => closeCard(page) }, "✕"),
  );
}

/** The APP-6 symbol as a picture: an image runs no script, whatever its text holds. */
function symbol(page: Page, feature: number): Node {
  const sidc = page.model.features.sidc(feature);
  const drawing = sidc === null ? undefined : page.model.symbols.get(sidc);
  if (!drawing) return makeSwatch(page, feature);
  const label = t(page, "property.sidc");
  return el("img", { class: "symbol", src: `data:image/svg+xml,${encodeURIComponent(drawing.svg)}`, alt: `${label} ${sidc}` });
}

function facts(page: Page, feature: number): HTMLElement {
  const { features } = page.model;
  const list = el("dl", { class: "facts" });
  const fact = (name: string, value: Node | string | null) => value !== null && list.append(el("dt", {}, bdi(name)), el("dd", {}, typeof value === "string" ? bdi(value) : value));
  const grade = features.grade(feature);
  const precision = features.precisionM(feature);
  fact(t(page, "card.grade"), grade && gradeName(page, grade));
  if (precision !== null) fact(t(page, "card.precision"), [t(page, "card.precision_m", { km: precision / 1000 }), roundedText(page)].filter(Boolean).join(" · "));
  const { own } = page.model.layers[features.layer(feature)]!;
  if (own) {
    const names = own.fields.length > 0 ? own.fields : features.props(feature).flatMap(([name]) => (name.startsWith(MARK) ? [name.slice(MARK.length)] : []));
    for (const name of names) fact(name, plainText(features.prop(feature, MARK + name)));
    if (own.attribution) fact("©", own.attribution);
    return list;
  }
  for (const [name, value] of features.props(feature)) {
    if (ELSEWHERE.has(name)) continue;
    const label = page.ui.state.words.has(`property.${name}`) ? t(page, `property.${name}`) : name;
    fact(label, isRecords(value) ? makeRecords(page, value) : propertyText(page, name, value));
  }
  return list;
}

/** A value of somebody else's, as it is there. */
function plainText(value: Json): string | null {
  return value === null || typeof value === "string" ? value : JSON.stringify(value);
}

function sourceList(page: Page, feature: number): Node[] {
  const sources = page.model.features.prop(feature, "sources");
  if (!Array.isArray(sources) || sources.length === 0) return [];
  const items = sources.map((source) => el("li", {}, bdi(typeof source === "string" ? source : JSON.stringify(source))));
  return [el("h3", {}, t(page, "card.sources")), el("ul", { class: "small quiet" }, ...items)];
}

function featureButtons(page: Page, features: readonly number[]): HTMLElement {
  return el("ul", { class: "things" }, ...features.map((feature) => el("li", {}, featureButton(page, feature, []))));
}

/** Back to the list that the card was chosen from. */
function backToList(page: Page, feature: number | null): HTMLElement | false {
  const { group } = page.ui.state;
  if (feature === null || !group.includes(feature)) return false;
  return el("button", { type: "button", class: "tiny", "data-back": "list", onclick: () => chooseFeatures(page, group) }, t(page, "card.many", { n: group.length }));
}
