/** Of an order `o`: an earlier attempt at the same payment that may have arrived. None is sent while there is one. */
export const DOUBTFUL = `exists (
  select from payment_order e
  where e.decision = o.decision and e.month is not distinct from o.month and e.attempt < o.attempt
    and e.state in ('ordered', 'paid', 'unclear'))`;
