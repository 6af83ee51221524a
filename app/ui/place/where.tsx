import { ExternalLink } from 'lucide-react';
import type { District } from '#app/stores/index.ts';
import { CityMap } from './city-map.tsx';

const MAP_SITE = 'https://map.kakao.com/?q=';

/** 찾아오는 곳: the map, the address in words, and the way to a map site by address. */
export function Where({
  name,
  district,
  address,
  place,
  directions = '',
}: {
  name: string;
  district: District;
  address: string;
  place: { lat: number | null; lng: number | null };
  /** A line each. */
  directions?: string;
}) {
  const { lat, lng } = place;
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,14rem)_1fr] sm:items-center">
      {lat !== null && lng !== null && (
        <CityMap
          title={`대전 약도. ${name}은(는) ${district}에 있습니다. 주소 ${address}`}
          points={[{ key: name, lat, lng }]}
          district={district}
          small
          className="mx-auto max-w-48 sm:max-w-56"
        />
      )}
      <div className="text-sm">
        <p className="font-bold">{address}</p>
        {directions && (
          <ul className="mt-2 list-disc pl-5 text-ink-2">
            {directions.split('\n').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <a
          href={`${MAP_SITE}${encodeURIComponent(address)}`}
          target="_blank"
          rel="noreferrer"
          className="mt-2 inline-flex min-h-11 items-center gap-1.5 underline underline-offset-4"
        >
          지도에서 주소 찾기
          <ExternalLink aria-hidden className="size-4" />
          <span className="sr-only">(새 창)</span>
        </a>
        <p className="text-xs text-ink-2">약도의 자리는 어림이에요. 정확한 곳은 주소로 확인해 주세요.</p>
      </div>
    </div>
  );
}
