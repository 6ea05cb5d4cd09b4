// Open a page in Firefox over WebDriver BiDi, do what a reader does, and print what was seen as JSON.
// usage: node firefox.mjs FIREFOX PAGE.html DOWNLOADS

import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "../../maps/web/node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js";

const [firefox, file, downloads] = process.argv.slice(2);
const preferences = {
  "browser.download.folderList": 2,
  "browser.download.dir": downloads,
  "browser.helperApps.neverAsk.saveToDisk": "application/geo+json,text/csv",
};
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, extraPrefsFirefox: preferences });
const seen = { faults: [], requests: [] };
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && seen.faults.push(message.text()));
  page.on("pageerror", (error) => seen.faults.push(String(error)));
  page.on("dialog", async (dialog) => (seen.faults.push(`dialog: ${dialog.message()}`), await dialog.dismiss()));
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || seen.requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("html[data-ready=true]");
  seen.drawn = await page.evaluate(() => posturemap.model.layers.map(({ name }) => [name, posturemap.marks(name)]));
  seen.names = await page.$$eval("#layers .layer .name", (names) => names.map((name) => name.textContent));

  const [first] = await page.$$("input[data-layer]");
  const layer = await first.evaluate((box) => box.dataset.layer);
  await first.click();
  await page.evaluate(() => posturemap.drawing.flush());
  seen.off = await page.evaluate((name) => posturemap.marks(name), layer);
  await first.click();

  seen.claims = await page.evaluate(() => {
    const { claims } = posturemap.model;
    return Array.from({ length: claims.count }, (_, claim) => claims.quote(claim));
  });
  // Follows links one after the other, and takes what a selector then finds.
  const walk = (links, selector) =>
    page.evaluate(
      async (links, selector) => {
        const shown = [];
        for (const link of links) {
          const gone = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
          location.hash = link;
          await gone;
          shown.push(document.querySelector(selector)?.textContent ?? null);
        }
        return shown;
      },
      links,
      selector,
    );
  const ids = await page.evaluate(() => {
    const { claims, features } = posturemap.model;
    const all = (part) => Array.from({ length: part.count }, (_, row) => encodeURIComponent(part.id(row)));
    return { claims: all(claims), features: all(features) };
  });
  seen.shown = await walk(ids.claims.map((id) => `#claim=${id}`), "#panel-evidence mark");
  seen.features = await walk(ids.features.map((id) => `#feature=${id}`), "#panel-evidence h2");
  seen.links = await page.$$eval("#panel-evidence a[href]", (links) => links.map((link) => link.getAttribute("href")));

  // Each click draws the tabs again, so they are looked for anew.
  const tabs = await page.$$eval("[role=tab]", (found) => found.length);
  for (let n = 0; n < tabs; n++) await page.$$eval("[role=tab]", (found, n) => found[n]?.click(), n);
  await page.type('#top [role=combobox]', "window");
  await page.$eval('#top [role=combobox]', (input) => ((input.value = ""), input.dispatchEvent(new Event("input"))));
  await page.emulateMediaType("print").catch(() => null); // Firefox may not be asked to
  await page.evaluate(() => (dispatchEvent(new Event("beforeprint")), dispatchEvent(new Event("afterprint"))));
  seen.hit = await page.evaluate(() => window.hit ?? null);

  await page.$eval(`button[data-export="visible"]`, (button) => button.click());
  const isThere = () => readdirSync(downloads).some((name) => name.endsWith(".geojson"));
  while (!isThere()) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
