import type { District } from './words.ts';

type Spot = readonly [lng: number, lat: number];

// Corners that several districts share, so that their shapes meet without a gap.
const NORTH: Spot = [127.405, 36.455];
const GAP_RIVER: Spot = [127.395, 36.42];
const THREE_WEST: Spot = [127.402, 36.367];
const THREE_SOUTH: Spot = [127.407, 36.35];
const THREE_EAST: Spot = [127.42, 36.343];
const LAKE: Spot = [127.5, 36.43];
const SOUTH: Spot = [127.45, 36.19];
const SOUTH_WEST: Spot = [127.385, 36.24];
const WEST: Spot = [127.275, 36.3];
const YUDEUNG: readonly Spot[] = [
  [127.394, 36.33],
  [127.386, 36.31],
  [127.375, 36.29],
];
const DAEJEON_STREAM: readonly Spot[] = [
  [127.431, 36.33],
  [127.442, 36.318],
  [127.455, 36.29],
  [127.452, 36.24],
];
const EAST_LINE: readonly Spot[] = [
  [127.428, 36.353],
  [127.438, 36.36],
  [127.47, 36.385],
];
const GAPCHEON: readonly Spot[] = [
  [127.38, 36.375],
  [127.345, 36.345],
  [127.33, 36.32],
];

/** The five districts in rough outline, drawn for this mall: enough to see where a place is, not where a border runs. */
const OUTLINES: Record<District, readonly Spot[]> = {
  유성구: [
    [127.285, 36.44],
    [127.33, 36.47],
    [127.385, 36.5],
    NORTH,
    GAP_RIVER,
    THREE_WEST,
    ...GAPCHEON,
    WEST,
    [127.25, 36.34],
    [127.245, 36.39],
  ],
  대덕구: [
    NORTH,
    [127.44, 36.465],
    [127.49, 36.48],
    LAKE,
    ...[...EAST_LINE].reverse(),
    THREE_EAST,
    THREE_SOUTH,
    THREE_WEST,
    GAP_RIVER,
  ],
  동구: [
    LAKE,
    [127.54, 36.42],
    [127.56, 36.37],
    [127.53, 36.32],
    [127.505, 36.27],
    [127.49, 36.215],
    SOUTH,
    ...[...DAEJEON_STREAM].reverse(),
    THREE_EAST,
    ...EAST_LINE,
  ],
  중구: [
    THREE_SOUTH,
    THREE_EAST,
    ...DAEJEON_STREAM,
    SOUTH,
    [127.405, 36.21],
    SOUTH_WEST,
    ...[...YUDEUNG].reverse(),
  ],
  서구: [
    THREE_WEST,
    THREE_SOUTH,
    ...YUDEUNG,
    SOUTH_WEST,
    [127.34, 36.185],
    [127.3, 36.215],
    [127.285, 36.26],
    WEST,
    ...[...GAPCHEON].reverse(),
  ],
};

const LEFT = 127.235;
const TOP = 36.51;
const SCALE = 1000;
/** A degree of longitude is shorter than one of latitude, by the cosine of 36.35°. */
const NARROWING = 0.8054;
export const MAP_WIDTH = 270;
export const MAP_HEIGHT = 335;

/** Where a position lies on the map. */
export const onMap = (place: { lat: number; lng: number }): { x: number; y: number } => ({
  x: Math.round((place.lng - LEFT) * NARROWING * SCALE * 10) / 10,
  y: Math.round((TOP - place.lat) * SCALE * 10) / 10,
});

export type DistrictShape = { district: District; points: string; label: { x: number; y: number } };

const LABELS: Record<District, Spot> = {
  유성구: [127.318, 36.405],
  대덕구: [127.445, 36.42],
  동구: [127.49, 36.325],
  중구: [127.415, 36.26],
  서구: [127.335, 36.265],
};

/** The districts as shapes of the map. */
export const DISTRICT_SHAPES: readonly DistrictShape[] = (Object.keys(OUTLINES) as District[]).map(
  (district) => ({
    district,
    points: OUTLINES[district].map(([lng, lat]) => pointText(onMap({ lat, lng }))).join(' '),
    label: onMap({ lng: LABELS[district][0], lat: LABELS[district][1] }),
  }),
);

function pointText({ x, y }: { x: number; y: number }): string {
  return `${x},${y}`;
}

/** Which district a position lies in by these outlines; null outside the city. */
export function districtAt(place: { lat: number; lng: number }): District | null {
  const found = (Object.keys(OUTLINES) as District[]).find((district) => isWithin(OUTLINES[district], place));
  return found ?? null;
}

/** Counts how often a line to the west meets the outline. */
function isWithin(outline: readonly Spot[], { lat, lng }: { lat: number; lng: number }): boolean {
  let inside = false;
  for (const [i, [x, y]] of outline.entries()) {
    const [px, py] = outline.at(i - 1) ?? [x, y];
    if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}
