/** What we owe on a guarded account, as SQL; the code is an SQL expression. */
export const owed = (code: string) =>
  `coalesce((select -b.amount from books.account a join books.balance b on b.account_id = a.id where a.code = ${code}), 0)`;
/** The sum of all lines of an account, as SQL. */
export const summed = (code: string) =>
  `coalesce((select sum(l.amount) from books.line l join books.account a on a.id = l.account_id where a.code = ${code}), 0)`;

/** Guarded accounts whose code is like this owe exactly what the query of (code, amount) says, and the other way round. */
export const mustOwe = (pattern: string, expected: string, word: string) => `
      select coalesce(a.code, x.code) as subject, 'owes ' || coalesce(a.owes, 0) || ' but ${word} say ' || coalesce(x.amount, 0) as detail
      from (select a.code, -b.amount as owes from books.account a join books.balance b on b.account_id = a.id where ${pattern}) a
      full join (${expected}) x on x.code = a.code
      where coalesce(a.owes, 0) <> coalesce(x.amount, 0)`;
