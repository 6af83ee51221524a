import { Link } from '@remix-run/react';
import { useId } from 'react';
import { DISTRICT_SHAPES, type District, MAP_HEIGHT, MAP_WIDTH, onMap } from '#app/stores/index.ts';
import { classNames } from '../class-names.ts';

/** More than so many are drawn as dots: pins would cover each other. */
const CROWDED = 6;

export type MapPoint = { key: string; lat: number; lng: number };

/**
 * 대전 약도: the five districts with points on them. The places are also in words beside it, so the picture itself is
 * one image with a sentence.
 */
export function CityMap({
  title,
  points,
  district,
  small = false,
  className,
}: {
  /** What the picture shows, in a sentence. */
  title: string;
  points: readonly MapPoint[];
  /** Drawn stronger than the others. */
  district?: District;
  /** Drawn at about two thirds: its words are written larger to stay readable. */
  small?: boolean;
  className?: string;
}) {
  const id = useId();
  return (
    <svg
      viewBox={`-6 -2 ${MAP_WIDTH + 12} ${MAP_HEIGHT + 4}`}
      role="img"
      aria-labelledby={id}
      className={classNames('h-auto w-full max-w-80', className)}
    >
      <title id={id}>{title}</title>
      {DISTRICT_SHAPES.map((shape) => (
        <polygon
          key={shape.district}
          points={shape.points}
          strokeLinejoin="round"
          strokeWidth={3}
          className={classNames('stroke-white', shape.district === district ? 'fill-warm-200' : 'fill-line')}
        />
      ))}
      {DISTRICT_SHAPES.map((shape) => (
        <text
          key={shape.district}
          x={shape.label.x}
          y={shape.label.y}
          textAnchor="middle"
          fontSize={small ? 16 : 11}
          className={shape.district === district ? 'fill-ink font-bold' : 'fill-ink-2'}
        >
          {shape.district}
        </text>
      ))}
      {points.map((point) =>
        points.length > CROWDED ? (
          <Dot key={point.key} {...onMap(point)} />
        ) : (
          <Pin key={point.key} {...onMap(point)} />
        ),
      )}
    </svg>
  );
}

function Dot({ x, y }: { x: number; y: number }) {
  return <circle cx={x} cy={y} r={4.5} strokeWidth={1.5} className="fill-warm-600 stroke-white" />;
}

function Pin({ x, y }: { x: number; y: number }) {
  return (
    <g className="fill-warm-600 stroke-white" strokeWidth={1.5}>
      <path
        d={`M${x} ${y}c-4 -5 -6.5 -8 -6.5 -11.5a6.5 6.5 0 0 1 13 0c0 3.5 -2.5 6.5 -6.5 11.5z`}
        strokeLinejoin="round"
      />
      <circle cx={x} cy={y - 11.5} r={2.2} className="fill-white stroke-none" />
    </g>
  );
}

/** The districts as links, beside or under the map. */
export function DistrictLinks({
  links,
}: {
  links: readonly { district: District; to: string; text: string; current?: boolean }[];
}) {
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-1">
      {links.map((link) => (
        <li key={link.district} className="max-sm:last:odd:col-span-2">
          <Link
            to={link.to}
            aria-current={link.current ? 'page' : undefined}
            className={classNames(
              'flex min-h-12 items-center justify-between gap-2 rounded-control border px-4 text-sm',
              link.current ? 'border-warm-600 bg-warm-50' : 'border-line-2 bg-white hover:bg-ground-2',
            )}
          >
            <strong>{link.district}</strong>
            <span className="text-ink-2">{link.text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
