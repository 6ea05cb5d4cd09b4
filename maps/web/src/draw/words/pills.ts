/** Where pills go: within what they speak of, else beside it with a line that crosses no other. */

import type { Frame } from "../sheet/canvas-layer.ts";
import type { Insides } from "./insides.ts";
import { type Rect, Taken } from "../sheet/labels.ts";
import type { MarkPaint } from "../symbols/paint-marks.ts";
import { HIGH, lead, leadStart, nameWidth, paintPill, type Shape, shapeOf, type Spot } from "../symbols/paint-tallies.ts";
import type { Tally } from "../symbols/tallies.ts";
import { inView, isUncut, outOfView } from "../sheet/view.ts";

const MOST_LAYERS = 4;
/** Pixels that the pill of an area smaller than itself may lie off it. */
const NEAR = 16;
/** Pixels of detour that a line takes for each name that it would cross, where it cannot but cross one. */
const CROSSING = 60;
/** Places in an area, the nearest first, that a line is tried to. */
const FEET = 4;
/** Pixels between the places of a line that are looked at, and half the side of what is kept free about each. */
const STEP = 6;
/** Least length of a line. */
const SEEN = 8;
const HALF = 3;

/** Where a pill went. */
export interface Pill {
  readonly tally: Tally;
  readonly rect: Rect;
  /** Whether a line leads from it to its place. */
  readonly led: boolean;
  /** That line, from the pill to the place. */
  readonly line?: readonly [Spot, Spot];
}

export interface Room {
  readonly insides: Insides;
  /** What must stay to be read. */
  readonly taken: Taken;
  /** Of that, symbols and what is written at them: no line ever crosses it. */
  readonly symbols: Taken;
  /** What pills keep off where they can. */
  readonly lines: Taken;
}

/** Draw the pills of all sites: first those that have room at home, then the others round them. */
export function paintPills(paint: MarkPaint, tallies: readonly Tally[], room: Room): Pill[] {
  const pills: Pill[] = [];
  const homeless: Tally[] = [];
  for (const tally of tallies) {
    const rect = paintAtHome(paint, tally, room);
    if (!rect) homeless.push(tally);
    else pills.push(put(room, { tally, rect, led: false }));
  }
  const leads = new Leads(paint, room, pills.map(({ rect }) => rect), homeless);
  for (const tally of homeless) pills.push(put(room, leads.place(tally)));
  leads.paint();
  return pills;
}

function put({ taken }: Room, pill: Pill): Pill {
  taken.add(pill.rect);
  return pill;
}

/** Write it within the outline of its area, as a number alone where there is room for no more; null where there is none. */
function paintAtHome(paint: MarkPaint, tally: Tally, { insides, taken, lines }: Room): Rect | null {
  const [x, y] = [paint.frame.x(tally.x), paint.frame.y(tally.y)];
  // What is no country is called by its name, which stands nowhere else on the map.
  const [whole, short] = [MOST_LAYERS, 0].map((most) => (tally.iso === null && !tally.small ? namedShape(paint, tally, most) : shapeOf(tally, most))) as [Shape, Shape];
  // Cut by the view's edge only where there is no other room.
  for (const shape of [whole, short]) {
    // Looking at an outline is slow, and the same places are tried again.
    const known: boolean[] = [];
    const within = (rect: Rect, spot: number) => (known[spot] ??= insides.holds(tally.path, rect));
    for (const [free, cut] of [[[taken, lines], false], [[taken], false], [[taken], true]] as const) {
      const spot = find(x, y, shape.width, (rect, i) => free.every((one) => one.isFree(rect)) && (cut || isUncut(paint.frame, rect)) && within(rect, i));
      if (spot) return paintPill(paint, shape, spot);
    }
  }
  const isNear = (rect: Rect) => Math.hypot((rect[0] + rect[2]) / 2 - x, (rect[1] + rect[3]) / 2 - y) <= NEAR;
  const near = tally.small ? find(x, y, whole.width, (rect) => taken.isFree(rect) && isNear(rect)) : null;
  return near && paintPill(paint, whole, near);
}

function namedShape(paint: MarkPaint, tally: Tally, most: number): Shape {
  const shape = shapeOf(tally, most);
  return { ...shape, name: tally.name, width: shape.width + nameWidth(paint, tally.name) };
}

interface Led {
  readonly shape: Shape;
  readonly spot: Spot;
  readonly foot: Spot;
}

/** How a line goes: to how many places in the area it is tried, and whether it may cross names. */
interface Way {
  readonly feet: number;
  readonly names: boolean;
}

/** The first that is found holds; looking further is slow. */
const WAYS: readonly Way[] = [{ feet: 1, names: false }, { feet: FEET, names: false }, { feet: FEET, names: true }];

/** Pills with lines: no line crosses another, a pill or a symbol, nor a name where there is another way. */
class Leads {
  #paint: MarkPaint;
  #room: Room;
  #pills = new Taken();
  #wires = new Taken();
  #made: Led[] = [];
  #homeless: readonly Tally[];

  constructor(paint: MarkPaint, room: Room, pills: readonly Rect[], homeless: readonly Tally[]) {
    this.#paint = paint;
    this.#room = room;
    this.#homeless = homeless;
    for (const rect of pills) this.#pills.add(rect);
  }

  /** Find a place; where no line can be led, its number stands in its area, where it covers least. */
  place(tally: Tally): Pill {
    const best = this.#best(tally);
    if (best) return this.#keep(tally, best);
    const [x, y] = [this.#paint.frame.x(tally.x), this.#paint.frame.y(tally.y)];
    const number = shapeOf(tally, 0);
    const shapes = tally.iso === null ? [namedShape(this.#paint, tally, 0), number] : [number];
    const spots = shapes.map((shape) => ({ shape, spot: this.#leastCovering(tally, shape.width, [x - shape.width / 2, y - HIGH / 2]) }));
    // A unit that nobody can read is worse than a region without its name.
    const { shape, spot } = spots.find((one) => this.#room.symbols.isFree(rectOf(one.spot, one.shape.width))) ?? spots.at(-1)!;
    const rect = paintPill(this.#paint, shape, spot);
    this.#pills.add(rect);
    return { tally, rect, led: false };
  }

  /** Within the area; over its place where the area is smaller than the pill. */
  #leastCovering({ path }: Tally, width: number, middle: Spot): Spot {
    const { taken, insides } = this.#room;
    const isOverPlace = ([left, top]: Spot) => Math.abs(left - middle[0]) < width / 2 && Math.abs(top - middle[1]) < HIGH / 2;
    const isSmall = !insides.holds(path, rectOf(middle, width));
    let [best, least] = [middle, taken.covered(rectOf(middle, width))];
    for (const [dx, dy] of OFFSETS) {
      const spot: Spot = [middle[0] + dx, middle[1] + dy];
      const covered = taken.covered(rectOf(spot, width));
      if (covered < least && (insides.holds(path, rectOf(spot, width)) || (isSmall && isOverPlace(spot)))) [best, least] = [spot, covered];
    }
    return best;
  }

  /** Lines lie under pills. */
  paint(): void {
    for (const { shape, spot, foot } of this.#made) lead(this.#paint, spot, shape.width, foot);
    for (const { shape, spot } of this.#made) paintPill(this.#paint, shape, spot);
  }

  #best(tally: Tally): Led | null {
    const { frame } = this.#paint;
    const { taken, lines, insides } = this.#room;
    const [x, y] = [frame.x(tally.x), frame.y(tally.y)];
    const shape = namedShape(this.#paint, tally, MOST_LAYERS);
    const isSeen = viewOf(frame, [x, y]);
    const free = [taken, lines, this.#wires];
    const spots = OFFSETS.map(([dx, dy]): Spot => [x + dx - shape.width / 2, y + dy - HIGH / 2]).filter((spot) => {
      const rect = rectOf(spot, shape.width);
      return isSeen(rect) && free.every((one) => one.isFree(rect)) && !this.#hidesPlace(rect, tally);
    });
    const feet = footsOf([x, y], (rect) => taken.isFree(rect), (at) => insides.has(tally.path, ...at));
    for (const way of WAYS) {
      const found = this.#shortest(shape, spots, feet, way);
      if (found) return found;
    }
    return null;
  }

  /** Whether it would lie on the place of another, to which no line could lead then. */
  #hidesPlace([left, top, right, bottom]: Rect, tally: Tally): boolean {
    const { frame } = this.#paint;
    return this.#homeless.some((one) => {
      const [x, y] = [frame.x(one.x), frame.y(one.y)];
      return one !== tally && x > left - SEEN && x < right + SEEN && y > top - SEEN && y < bottom + SEEN;
    });
  }

  #shortest(shape: Shape, spots: readonly Spot[], feet: readonly Spot[], way: Way): Led | null {
    let [best, least]: [Led | null, number] = [null, Infinity];
    for (const spot of spots) {
      for (const foot of nearest(feet, rectOf(spot, shape.width), way.feet)) {
        const cost = this.#cost(spot, shape.width, foot, { most: least, names: way.names });
        if (cost < least) [best, least] = [{ shape, spot, foot }, cost];
      }
    }
    return best;
  }

  /** Pixels of the line and of the names that it crosses; infinite where it may not go, or goes further than another. */
  #cost(spot: Spot, width: number, foot: Spot, { most, names }: { most: number; names: boolean }): number {
    const from = leadStart(spot, width, foot);
    const length = Math.hypot(from[0] - foot[0], from[1] - foot[1]);
    if (length >= most) return Infinity;
    const never = [this.#pills, this.#wires, names ? this.#room.symbols : this.#room.taken];
    let crossed = 0;
    let before = false;
    for (const rect of alongOf(from, foot)) {
      if (!never.every((one) => one.isFree(rect))) return Infinity;
      const now = !this.#room.taken.isFree(rect);
      if (now && !before) crossed++;
      before = now;
    }
    return length + CROSSING * crossed;
  }

  #keep(tally: Tally, led: Led): Pill {
    const { shape, spot, foot } = led;
    this.#made.push(led);
    const line = [leadStart(spot, shape.width, foot), foot] as const;
    for (const rect of alongOf(...line)) {
      this.#wires.add(rect);
      this.#room.taken.add(rect);
    }
    const rect = rectOf(spot, shape.width);
    this.#pills.add(rect);
    return { tally, rect, led: true, line };
  }
}

function rectOf([left, top]: Spot, width: number): Rect {
  return [left, top, left + width, top + HIGH];
}

/** Small squares along a line. */
function alongOf([x0, y0]: Spot, [x1, y1]: Spot): Rect[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const [x, y] = [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps];
    return [x - HALF, y - HALF, x + HALF, y + HALF];
  });
}

const OFFSETS: readonly Spot[] = Array.from({ length: 19 }, (_, i) => (i - 9) * 22)
  .flatMap((dy) => Array.from({ length: 21 }, (_, i) => [(i - 10) * 26, dy] as const))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/** As dense as the squares along a line, for areas that are small on the screen. */
const NEARBY: readonly Spot[] = Array.from({ length: 17 }, (_, i) => (i - 8) * STEP).flatMap((dy) => Array.from({ length: 17 }, (_, i) => [(i - 8) * STEP, dy] as const));

/** The nearest place about a point that is good, or null. */
function find(x: number, y: number, width: number, good: (rect: Rect, spot: number) => boolean): Spot | null {
  for (let i = 0; i < OFFSETS.length; i++) {
    const [left, top] = [x + OFFSETS[i]![0] - width / 2, y + OFFSETS[i]![1] - HIGH / 2];
    if (good([left, top, left + width, top + HIGH], i)) return [left, top];
  }
  return null;
}

/** Whether a pill is in the reader's view where its place is, and out of it where that is. */
function viewOf(frame: Frame, [x, y]: Spot): (rect: Rect) => boolean {
  const isIn = inView(frame, [x, y, x, y]);
  return (rect) => (isIn ? inView(frame, rect) : outOfView(frame, rect));
}

/** Free places within an area, to which a line may lead; the area's own where none is free. */
function footsOf([x, y]: Spot, isFree: (rect: Rect) => boolean, isWithin: (at: Spot) => boolean): readonly Spot[] {
  const all = [...NEARBY, ...OFFSETS].map(([dx, dy]): Spot => [x + dx, y + dy]);
  const found = all.filter((at) => isFree([at[0] - 4, at[1] - 4, at[0] + 4, at[1] + 4]) && isWithin(at));
  return found.length > 0 ? found : [[x, y]];
}

/** The feet that are nearest to a pill and not under it, where no line would be seen. */
function nearest(feet: readonly Spot[], [left, top, right, bottom]: Rect, most: number): readonly Spot[] {
  const found: (readonly [number, Spot])[] = [];
  for (const foot of feet) {
    const beside = Math.hypot(Math.max(left - foot[0], 0, foot[0] - right), Math.max(top - foot[1], 0, foot[1] - bottom));
    if (beside >= SEEN) found.push([Math.hypot(foot[0] - (left + right) / 2, foot[1] - (top + bottom) / 2), foot]);
  }
  return found.sort((a, b) => a[0] - b[0]).slice(0, most).map(([, foot]) => foot);
}
