/** What we owe on a guarded account, as SQL; the code is an SQL expression. */
export const owed = (code: string) =>
  `coalesce((select -b.amount from books.account a join books.balance b on b.account_id = a.id where a.code = ${code}), 0)`;
/** The sum of all lines of an account, as SQL. */
export const summed = (code: string) =>
  `coalesce((select sum(l.amount) from books.line l join books.account a on a.id = l.account_id where a.code = ${code}), 0)`;
