import { paths } from '#app/http/paths.ts';
import { ChipLinks } from '../lists.tsx';

/** Which local currency is shown; nothing to choose while there is one. */
export function CurrencySwitch({
  currencies,
  current,
}: {
  currencies: readonly { code: string; name: string }[];
  current: string;
}) {
  if (currencies.length < 2) return null;
  return (
    <ChipLinks
      label="지역화폐"
      links={currencies.map(({ code, name }) => ({
        to: paths.wallet({ currency: code }),
        text: name,
        current: code === current,
      }))}
    />
  );
}
