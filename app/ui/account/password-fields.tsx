import type { FormProblem } from '#app/http/forms.server.ts';
import { PASSWORD_LEAST } from '#app/identity/index.ts';
import { Field } from '../field.tsx';

/** A new password, typed twice where a slip would lock the member out. */
export function NewPasswordFields({
  problem,
  again = false,
  label = '새 비밀번호',
}: {
  problem?: FormProblem | undefined;
  again?: boolean;
  label?: string;
}) {
  return (
    <>
      <Field
        label={label}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_LEAST}
        hint={`${PASSWORD_LEAST}자 이상이면 됩니다. 15자 이상의 문장을 권합니다. 특수문자는 없어도 됩니다.`}
        error={problem?.fields.password}
      />
      {again && (
        <Field
          label={`${label} 다시 입력`}
          name="passwordAgain"
          type="password"
          autoComplete="new-password"
          required
          error={problem?.fields.passwordAgain}
        />
      )}
    </>
  );
}
