import { encode } from 'uqr';
import type { OrderPageView } from '#app/http/order-view.server.ts';
import { formatTicketCode, TICKET_STATE_LABEL } from '#app/tickets/index.ts';
import { Badge } from '../feedback.tsx';
import { Panel } from '../page.tsx';
import { Day } from '../when.tsx';

type Ticket = OrderPageView['tickets'][number];

/** 입장권: a code with its QR, to be shown at the gate. */
export function Tickets({ tickets }: { tickets: readonly Ticket[] }) {
  return (
    <Panel title="입장권">
      <ul className="grid gap-3 sm:grid-cols-2">
        {tickets.map((ticket) => (
          <li
            key={ticket.id}
            className="grid justify-items-center gap-2 rounded-card border border-line p-4 text-center"
          >
            <Badge tone={ticket.state === 'issued' ? 'teal' : 'plain'}>
              {TICKET_STATE_LABEL[ticket.state]}
            </Badge>
            <p className="text-sm font-bold">{ticket.productName}</p>
            {ticket.state === 'issued' && (
              <QrCode text={ticket.code} label={`${ticket.productName} 입장 QR`} />
            )}
            <p className="font-mono text-sm tracking-wide">{formatTicketCode(ticket.code)}</p>
            <p className="text-xs text-ink-2">
              <Day day={ticket.validUntil} />
              까지 사용
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-ink-2">
        입장하기 전에 화면을 밝게 하고 QR을 보여 주세요. 사용 전에는 언제든 취소할 수 있어요.
      </p>
    </Panel>
  );
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-44"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#221c18" />
    </svg>
  );
}
