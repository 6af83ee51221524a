import { Button, LinkButton } from '../button.tsx';
import { RadioCards } from '../choice.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Checkbox, Field, FormAlert, SelectField } from '../field.tsx';
import { ChipLinks, MoreLink, SortLinks } from '../lists.tsx';
import { Crumbs } from '../page.tsx';
import { QuantityStepper } from '../quantity-stepper.tsx';
import { Columns, Part, Row, State } from './part.tsx';

const LOOKS = [
  ['primary', '결제하기'],
  ['outline', '장바구니'],
  ['quiet', '더 보기'],
  ['wallet', '충전'],
  ['dark', '둘러보기'],
  ['danger', '주문 취소'],
  ['kakao', '카카오 로그인'],
] as const;

const HERE = '#controls';

export function Controls() {
  return (
    <Part
      id="controls"
      title="누르고 적는 것"
      lead="누르는 곳은 44px보다 작지 않고, 잘못은 그 칸 바로 아래에서 말해요."
    >
      {(['large', 'medium', 'small'] as const).map((size) => (
        <State key={size} name={`단추 · ${size}`}>
          <Row>
            {LOOKS.map(([look, text]) => (
              <Button key={look} type="button" look={look} size={size}>
                {text}
              </Button>
            ))}
          </Row>
        </State>
      ))}
      <State name="단추 · 못 누름, 일하는 중, 링크">
        <Row>
          <Button type="button" disabled>
            품절되었어요
          </Button>
          <Button type="button" busy>
            결제하는 중
          </Button>
          <LinkButton to={HERE} look="quiet">
            링크 단추
          </LinkButton>
        </Row>
      </State>
      <Columns>
        <Field label="받는 분" name="design-name" required placeholder="김온통" />
        <Field label="배송 요청" name="design-note" hint="문 앞, 경비실처럼 짧게 적어 주세요." />
        <Field
          label="휴대전화"
          name="design-phone"
          required
          defaultValue="010-12"
          error="휴대전화 번호를 010-1234-5678처럼 입력해 주세요."
        />
        <Field
          label="지갑에서 쓸 금액"
          name="design-amount"
          inputMode="numeric"
          defaultValue="20,000"
          suffix="원"
        />
        <Field label="이메일" name="design-mail" defaultValue="shopper@demo.example" disabled />
        <SelectField
          label="정렬"
          name="design-sort"
          options={[
            { value: 'a', label: '추천순' },
            { value: 'b', label: '낮은 가격순' },
          ]}
        />
        <Checkbox label="주문 내용을 확인했고 결제에 동의해요" name="design-agree" required />
        <Checkbox
          label="만 14세 이상이에요"
          name="design-age"
          required
          error="만 14세 이상만 가입할 수 있습니다."
        />
        <State name="수량">
          <QuantityStepper name="design-quantity" defaultValue={2} />
        </State>
      </Columns>
      <RadioCards
        legend="중량 선택"
        name="design-weight"
        defaultValue="3"
        choices={[
          { value: '3', label: '3kg' },
          { value: '5', label: '5kg', detail: <span className="ml-2">24,000원</span> },
          { value: '10', label: '10kg', unavailable: '품절' },
        ]}
      />
      <RadioCards
        legend="다시 사고 싶은가요?"
        name="design-scale"
        columns="five"
        choices={['1', '2', '3', '4', '5'].map((mark) => ({ value: mark, label: `${mark}점` }))}
      />
      <State name="복사">
        <CopyButton text="X893795144" what="계좌번호" />
      </State>
      <FormAlert
        problem={{
          code: null,
          message: '주문하는 사이 가격이 바뀌었어요.',
          fields: { 쿠폰: '이미 쓴 쿠폰이에요.' },
          values: {},
        }}
      />
      <State name="길">
        <Crumbs
          crumbs={[
            { to: HERE, text: '농산물' },
            { to: HERE, text: '과일' },
          ]}
        />
        <ChipLinks
          label="보기: 칩"
          links={[
            { to: '#controls', text: '전체', current: true },
            { to: '#colours', text: '전통시장', current: false },
            { to: '#type', text: '마을기업', current: false },
          ]}
        />
        <SortLinks
          links={[
            { to: '#controls', text: '추천순', current: true },
            { to: '#colours', text: '최신순', current: false },
          ]}
        />
        <MoreLink to={HERE} />
      </State>
    </Part>
  );
}
