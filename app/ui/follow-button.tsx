import { Form, useLocation } from '@remix-run/react';
import { Check, Plus } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import { Button } from './button.tsx';

/** 단골 맺기, and leaving again as easily. */
export function FollowButton({
  storeId,
  name,
  following,
}: {
  storeId: string;
  name: string;
  following: boolean;
}) {
  const { pathname } = useLocation();
  const Icon = following ? Check : Plus;
  return (
    <Form method="post" action={paths.follows()} preventScrollReset>
      <input type="hidden" name="storeId" value={storeId} />
      <input type="hidden" name="back" value={pathname} />
      <Button
        name="intent"
        value={following ? 'unfollow' : 'follow'}
        look={following ? 'quiet' : 'outline'}
        size="small"
        aria-label={`${name} ${following ? '단골 끊기' : '단골 맺기'}`}
      >
        <Icon aria-hidden className="size-4" />
        {following ? '단골' : '단골 맺기'}
      </Button>
    </Form>
  );
}
