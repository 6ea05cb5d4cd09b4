// Bundle src/ into ../static: the map page (app), the review sheet (review) and vector tiles for pages that ask
// for them (tiles), each as one .js with the licences of what is in it and one .css. Prints the sizes.
import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const OUT = "../static";
const ENTRIES = { app: "src/main.ts", review: "src/review.ts", tiles: "src/tiles-start.ts" };
const usual = {
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  loader: { ".png": "dataurl", ".svg": "text" },
  legalComments: "none", // whole licences stand in the banner instead
  outdir: OUT,
  metafile: true,
};

/** The licence of every package that ended up in a bundle, with the sum of its release. */
async function licences(options) {
  const { packages: locked } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const { metafile } = await build({ ...options, write: false });
  const inputs = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules/"));
  const packages = [...new Set(inputs.map((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)[0]))].sort();
  return packages.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const path = file ? `${folder}/${file}` : `licences/${name}.txt`; // ours, where a package ships none
    if (!existsSync(path)) throw new Error(`${name} has no licence file: leave it out of the bundle`);
    return `${name} ${version} (${license}) ${locked[`node_modules/${name}`].integrity}\n\n${readFileSync(path, "utf8").trim()}`;
  });
}

for (const [name, entry] of Object.entries(ENTRIES)) {
  const options = { ...usual, entryPoints: { [name]: entry } };
  const banner = `/*!\n${(await licences(options)).join("\n\n---\n\n").replaceAll("*/", "* /")}\n*/`;
  await build({ ...options, banner: { js: banner } });
  for (const file of [`${name}.js`, `${name}.css`]) {
    if (!existsSync(`${OUT}/${file}`)) continue;
    const bytes = readFileSync(`${OUT}/${file}`);
    console.log(`maps/static/${file}: ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
  }
}
