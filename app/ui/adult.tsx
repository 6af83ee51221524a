/** The round 19 of goods for adults. */
export function AdultMark() {
  return (
    <span className="grid size-6 place-items-center rounded-full border-2 border-red bg-white text-2xs font-heavy text-red">
      <span aria-hidden>19</span>
      <span className="sr-only">19세 이상</span>
    </span>
  );
}

/** In place of the picture, for whoever is not verified as adult. */
export function AdultCover() {
  return (
    <div className="grid aspect-square size-full place-items-center bg-ground-2 p-4 text-center">
      <div className="grid justify-items-center gap-2">
        <span
          aria-hidden
          className="grid size-14 place-items-center rounded-full border-4 border-red bg-white text-lg font-heavy text-red"
        >
          19
        </span>
        <span className="text-2xs text-ink-2">성인 인증 후 볼 수 있어요</span>
      </div>
    </div>
  );
}
