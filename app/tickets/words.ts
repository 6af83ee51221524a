export const TICKET_STATES = ['issued', 'used', 'cancelled', 'expired'] as const;
export type TicketState = (typeof TICKET_STATES)[number];
export const TICKET_STATE_LABEL: Record<TicketState, string> = {
  issued: '사용 가능',
  used: '사용 완료',
  cancelled: '취소됨',
  expired: '기간 만료',
};
