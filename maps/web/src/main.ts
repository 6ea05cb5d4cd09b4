import { readBlock } from "./decode.ts";
import { readModel, type PostureBlock } from "./model.ts";
import { initialState, Store } from "./state.ts";

async function start(): Promise<void> {
  const text = document.getElementById("posture-data")?.textContent;
  if (!text) throw new Error("the page holds no data");
  const model = readModel(await readBlock<PostureBlock>(text));
  const store = new Store(initialState(model));
  Object.assign(window, { posturemap: { model, store } });
  document.documentElement.dataset.ready = "true";
}

void start();
