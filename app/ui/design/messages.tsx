import { useState } from 'react';
import { Button } from '../button.tsx';
import { Badge, Empty, Notice } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';
import { CloseOverlay, Overlay } from '../overlay.tsx';
import { type Toast, ToastRegion } from '../shell/announcements.tsx';
import { SkeletonCard, SkeletonLine } from '../skeleton.tsx';
import { Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { Columns, Part, Row, State } from './part.tsx';

const SALES = [
  { id: '1', name: '밤꿀 통팥 식빵', sold: 128, amount: 1_139_200 },
  { id: '2', name: '대청호 벌꿀마을 야생화 꿀 600g 선물상자', sold: 41, amount: 984_000 },
];

export function Messages() {
  const [toast, setToast] = useState<Toast | null>(null);
  return (
    <Part
      id="messages"
      title="알리고 보여 주는 것"
      lead="무엇이 어떻게 됐는지 먼저 말하고, 다음에 할 일을 곁에 둬요."
    >
      <Columns>
        <Notice title="환불 약속">11.26(목)까지 취소하면 낸 수단 그대로 돌아와요.</Notice>
        <Notice tone="safe" title="나눠 낸 그대로">
          지갑 20,000원, 카드 8,200원이 각각 돌아옵니다.
        </Notice>
        <Notice tone="done" title="충전했어요">
          지갑에 50,000원이 들어왔어요.
        </Notice>
        <Notice tone="warning" title="잔액이 모자라요">
          8,200원은 다른 수단으로 내야 해요.
        </Notice>
        <Notice tone="error" title="결제하지 못했어요">
          카드사가 승인하지 않았어요. 돈은 빠져나가지 않았어요.
        </Notice>
      </Columns>
      <State name="표시">
        <Row>
          <Badge>온통대전 결제 불가</Badge>
          <Badge tone="warm">마을기업</Badge>
          <Badge tone="teal">캐시백 890원</Badge>
          <Badge tone="red">19세 이상</Badge>
          <Badge tone="dark">품절</Badge>
        </Row>
      </State>
      <State name="알림 말풍선, 대화창, 펼침판">
        <Row>
          <Button
            type="button"
            look="quiet"
            onClick={() => setToast({ id: String(performance.now()), message: '장바구니에 담았어요' })}
          >
            말풍선 보기
          </Button>
          <Overlay
            place="dialog"
            title="이 배송지를 지울까요?"
            description="지운 배송지는 되돌릴 수 없어요."
            trigger={
              <Button type="button" look="quiet">
                대화창 열기
              </Button>
            }
            footer={
              <div className="grid grid-cols-2 gap-2.5">
                <CloseOverlay>
                  <Button type="button" look="quiet">
                    그대로 두기
                  </Button>
                </CloseOverlay>
                <CloseOverlay>
                  <Button type="button" look="danger">
                    지우기
                  </Button>
                </CloseOverlay>
              </div>
            }
          >
            <p className="text-sm">대전광역시 서구 둔산로 100, 101동 1001호</p>
          </Overlay>
          <Overlay
            place="sheet"
            title="거르기"
            trigger={
              <Button type="button" look="quiet">
                펼침판 열기
              </Button>
            }
            footer={
              <CloseOverlay>
                <Button type="button" wide>
                  상품 24개 보기
                </Button>
              </CloseOverlay>
            }
          >
            <Facts
              facts={[
                { label: '자치구', value: '유성구' },
                { label: '가격', value: '1만~3만원' },
              ]}
            />
          </Overlay>
        </Row>
      </State>
      <State name="탭">
        <Tabs
          label="상품 안내 보기"
          tabs={[
            {
              value: 'detail',
              label: '상세',
              panel: <p className="text-sm">겉은 조금 못나도 속은 꿀이 찬 사과예요.</p>,
            },
            {
              value: 'notice',
              label: '상품정보',
              panel: <p className="text-sm">품목, 중량, 생산자, 원산지를 적어요.</p>,
            },
            {
              value: 'seller',
              label: '판매자·반품',
              panel: <p className="text-sm">받은 뒤 7일 안에 돌려보낼 수 있어요.</p>,
            },
          ]}
        />
      </State>
      <State name="표">
        <Table
          caption="이번 달 많이 팔린 상품 보기"
          rows={SALES}
          keyOf={(row) => row.id}
          columns={[
            { head: '상품', cell: (row) => row.name, isName: true },
            { head: '판매', cell: (row) => `${row.sold}개`, numeric: true },
            { head: '금액', cell: (row) => <Won amount={row.amount} />, numeric: true },
          ]}
        />
      </State>
      <State name="빈 표">
        <Table
          caption="빈 표 보기"
          rows={[]}
          keyOf={String}
          columns={[
            { head: '상품', cell: String, isName: true },
            { head: '금액', cell: String, numeric: true },
          ]}
          empty="아직 판 상품이 없어요."
        />
      </State>
      <State name="불러오는 중">
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-5">
          <SkeletonCard />
          <SkeletonCard />
        </div>
        <SkeletonLine className="mt-4 h-4 w-60" />
      </State>
      <State name="아무것도 없음">
        <Empty title="장바구니가 비어 있어요" emoji="🧺">
          마음에 드는 상품을 담아 보세요.
        </Empty>
      </State>
      <ToastRegion toast={toast} />
    </Part>
  );
}
