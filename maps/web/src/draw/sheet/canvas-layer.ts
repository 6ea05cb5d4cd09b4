/** A canvas over the map, larger than the view, so that panning moves it and seldom redraws it. */

import { Browser, DomUtil, Layer, type LatLng, type LeafletEvent, type Map as LeafletMap, type Point } from "leaflet";
import { WORLD } from "../../ground/index.ts";
import type { Rect } from "./labels.ts";
import type { Box } from "./points.ts";

export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly zoom: number;
  /** What the canvas covers. */
  readonly box: Box;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Share of width and height, on each side, that lies outside the view. */
  readonly pad: number;
  /** Where the map's buttons and its scale lie over it, in canvas pixels. */
  readonly covered: readonly Rect[];
  /** Canvas pixel of a world place. */
  x(worldX: number): number;
  y(worldY: number): number;
}

// Of the view's width and height, on each side.
const PAD = 0.4;

interface ZoomEvent extends LeafletEvent {
  center: LatLng;
  zoom: number;
}

/** Leaflet's inner ways that its own renderers use, and that its type definitions leave out. */
interface MapInside {
  _latLngToNewLayerPoint(latlng: LatLng, zoom: number, center: LatLng): Point;
}

export class CanvasLayer extends Layer {
  #draw: (frame: Frame) => void;
  #pane: string;
  #isEmpty: () => boolean;
  #canvas: HTMLCanvasElement | undefined;
  #map: LeafletMap | undefined;
  #frame: Frame | undefined;
  #corner: LatLng | undefined;
  #asked = 0;

  /** While `isEmpty`, there is no canvas in the way: neither memory nor, in print, a white sheet. */
  constructor(draw: (frame: Frame) => void, pane: string, isEmpty: () => boolean = () => false) {
    super({ pane });
    this.#draw = draw;
    this.#pane = pane;
    this.#isEmpty = isEmpty;
  }

  /** What was last drawn on. */
  get frame(): Frame | undefined {
    return this.#frame;
  }

  override onAdd(map: LeafletMap): this {
    this.#map = map;
    this.#canvas = document.createElement("canvas");
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#canvas.style.pointerEvents = "none";
    const animated = map.options.zoomAnimation && Browser.any3d;
    DomUtil.addClass(this.#canvas, animated ? "leaflet-zoom-animated" : "leaflet-zoom-hide");
    map.getPane(this.#pane)!.append(this.#canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    this.#canvas?.remove();
    cancelAnimationFrame(this.#asked);
    this.#canvas = this.#map = this.#frame = undefined;
    return this;
  }

  override getEvents(): Record<string, (event: LeafletEvent) => void> {
    return {
      moveend: () => this.#follow(),
      move: () => this.#follow(),
      viewreset: () => this.redraw(),
      resize: () => this.redraw(),
      zoomanim: (event) => this.#animate(event as ZoomEvent),
    };
  }

  /** Redraw with the browser's next frame; asking twice draws once. */
  later(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.redraw());
  }

  redraw(): void {
    cancelAnimationFrame(this.#asked);
    const map = this.#map;
    const canvas = this.#canvas;
    if (!map || !canvas) return;
    canvas.style.display = this.#isEmpty() ? "none" : "";
    if (this.#isEmpty()) {
      canvas.width = canvas.height = 0;
      this.#frame = undefined;
      return;
    }
    const size = map.getSize();
    const origin = map.containerPointToLayerPoint(size.multiplyBy(-PAD)).round();
    const [width, height] = [Math.ceil(size.x * (1 + 2 * PAD)), Math.ceil(size.y * (1 + 2 * PAD))];
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    DomUtil.setPosition(canvas, origin);
    this.#corner = map.layerPointToLatLng(origin);
    const context = canvas.getContext("2d");
    if (!context) return; // the page says that there is no canvas
    this.#frame = frameOf(context, map, origin, [width, height]);
    this.#frame.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#draw(this.#frame);
  }

  /** Redraw once the view has left what is drawn. */
  #follow(): void {
    const map = this.#map;
    const frame = this.#frame;
    if (!map || !frame) return;
    const at = map.containerPointToLayerPoint([0, 0]).subtract(DomUtil.getPosition(this.#canvas!));
    const size = map.getSize();
    const inside = at.x >= 0 && at.y >= 0 && at.x + size.x <= frame.width && at.y + size.y <= frame.height;
    if (frame.zoom !== map.getZoom() || !inside) this.redraw();
  }

  #animate({ center, zoom }: ZoomEvent): void {
    const map = this.#map;
    if (!map || !this.#frame) return;
    const scale = map.getZoomScale(zoom, this.#frame.zoom);
    const offset = (map as unknown as MapInside)._latLngToNewLayerPoint(this.#corner!, zoom, center);
    DomUtil.setTransform(this.#canvas!, offset, scale);
  }
}

function frameOf(context: CanvasRenderingContext2D, map: LeafletMap, origin: Point, [width, height]: [number, number]): Frame {
  const zoom = map.getZoom();
  const scale = (256 * 2 ** zoom) / WORLD;
  const left = map.getPixelOrigin().x + origin.x;
  const top = map.getPixelOrigin().y + origin.y;
  return {
    context,
    zoom,
    width,
    height,
    pad: PAD / (1 + 2 * PAD),
    covered: coveredBy(map, origin),
    box: { x0: left / scale, y0: top / scale, x1: (left + width) / scale, y1: (top + height) / scale },
    x: (worldX) => worldX * scale - left,
    y: (worldY) => worldY * scale - top,
  };
}

function coveredBy(map: LeafletMap, origin: Point): Rect[] {
  const container = map.getContainer();
  const base = container.getBoundingClientRect();
  const corner = map.layerPointToContainerPoint(origin);
  return [...container.querySelectorAll(".leaflet-control")].map((control) => {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    const [dx, dy] = [-base.left - corner.x, -base.top - corner.y];
    return [left + dx - 2, top + dy - 2, right + dx + 2, bottom + dy + 2];
  });
}
