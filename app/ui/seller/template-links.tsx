import { NOTICE_TEMPLATES, NOTICE_TYPES } from '#app/catalog/index.ts';
import { paths } from '#app/http/paths.ts';

/** One template for each product notice, because each asks for other columns. */
export function TemplateLinks() {
  return (
    <>
      <p className="text-sm text-ink-2">
        팔 상품에 맞는 양식을 고르세요. 상품정보제공고시에 필요한 열과 쓰는 방법이 들어 있어요.
      </p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {NOTICE_TYPES.map((type) => (
          <li key={type}>
            <a
              href={paths.sellerImportTemplate(type)}
              download
              className="inline-flex min-h-11 items-center rounded-control border border-edge px-3.5 text-sm font-semibold hover:bg-ground-2"
            >
              {NOTICE_TEMPLATES[type].label} 양식
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
