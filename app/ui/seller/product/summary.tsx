import type { OwnProduct } from '#app/catalog/index.server.ts';
import { TAX_LABEL } from '#app/catalog/index.ts';
import { paths } from '#app/http/paths.ts';
import { LinkButton } from '../../button.tsx';
import { Facts } from '../../lists.tsx';
import { Panel } from '../../page.tsx';
import { Picture } from '../../picture.tsx';
import { Instant } from '../../when.tsx';

/** What does not change in a hurry: picture, code, category, origin, tax. Those change by the sheet. */
export function ProductSummary({ product }: { product: OwnProduct }) {
  return (
    <Panel title="상품 정보">
      {product.imageId && (
        <div className="mb-3 w-32 overflow-hidden rounded-card bg-ground-2">
          <Picture imageId={product.imageId} alt={product.imageAlt ?? ''} sizes="128px" eager />
        </div>
      )}
      <Facts
        facts={[
          { label: '상품코드', value: <span className="break-all">{product.sellerCode}</span> },
          { label: '카테고리', value: product.categoryName },
          ...(product.origin ? [{ label: '원산지', value: product.origin }] : []),
          { label: '과세 여부', value: TAX_LABEL[product.taxType] },
          { label: '처음 올린 때', value: <Instant at={product.createdAt} /> },
          { label: '고친 때', value: <Instant at={product.updatedAt} /> },
        ]}
      />
      <p className="my-3 text-xs text-ink-2">
        사진, 고시, 원산지, 카테고리와 옵션 구성은 같은 상품코드로 엑셀을 다시 올려 고칩니다.
      </p>
      <LinkButton to={paths.sellerImport()} look="quiet" size="small">
        엑셀로 고치기
      </LinkButton>
    </Panel>
  );
}
