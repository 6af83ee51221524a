import { Link } from '@remix-run/react';
import type { FormProblem } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { CONSENT_TEXTS } from '#app/identity/index.ts';
import { Checkbox } from '../field.tsx';

type Shown = { problem?: FormProblem | undefined };
const wasTicked = (problem: FormProblem | undefined, name: string) => problem?.values[name] === 'on';

/** What joining needs, and apart from it what nobody has to agree to. Nothing is ticked beforehand. */
export function SignUpConsents({ problem }: Shown) {
  return (
    <>
      <fieldset className="grid gap-1">
        <legend className="text-sm font-semibold">꼭 확인해 주세요</legend>
        <Checkbox
          name="terms"
          required
          label={
            <>
              {CONSENT_TEXTS.terms.title}{' '}
              <Link to={paths.terms()} target="_blank" className="underline underline-offset-4">
                약관 보기<span className="sr-only"> (새 창)</span>
              </Link>
            </>
          }
          error={problem?.fields.terms}
          defaultChecked={wasTicked(problem, 'terms')}
        />
        <Checkbox
          name="age14"
          required
          label={CONSENT_TEXTS.age14.title}
          hint={CONSENT_TEXTS.age14.detail}
          error={problem?.fields.age14}
          defaultChecked={wasTicked(problem, 'age14')}
        />
      </fieldset>
      <OptionalConsents
        problem={problem}
        marketing={wasTicked(problem, 'marketing')}
        nightMarketing={wasTicked(problem, 'nightMarketing')}
        personalisation={wasTicked(problem, 'personalisation')}
      />
    </>
  );
}

/** The optional consents, as they stand. */
export function OptionalConsents({
  problem,
  marketing,
  nightMarketing,
  personalisation,
}: Shown & { marketing: boolean; nightMarketing: boolean; personalisation: boolean }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm font-semibold">
        원하면 골라 주세요 <span className="font-normal text-ink-2">(선택)</span>
      </legend>
      <Checkbox
        name="marketing"
        label={CONSENT_TEXTS.marketing.title}
        hint={CONSENT_TEXTS.marketing.detail}
        error={problem?.fields.marketing}
        defaultChecked={marketing}
      />
      <Checkbox
        name="nightMarketing"
        label={CONSENT_TEXTS.night_marketing.title}
        hint={CONSENT_TEXTS.night_marketing.detail}
        error={problem?.fields.nightMarketing}
        defaultChecked={nightMarketing}
      />
      <Checkbox
        name="personalisation"
        label={CONSENT_TEXTS.personalisation.title}
        hint={CONSENT_TEXTS.personalisation.detail}
        error={problem?.fields.personalisation}
        defaultChecked={personalisation}
      />
    </fieldset>
  );
}
