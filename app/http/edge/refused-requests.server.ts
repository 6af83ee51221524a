import type { RequestHandler } from 'express';

/**
 * Remix still speaks its old data protocol, whose origin check can be passed by, and an endpoint for lazy routes
 * that anyone can make work hard. This mall uses neither.
 */
export const refuseOldTransports: RequestHandler = (req, res, next) => {
  if (req.path === '/__manifest') {
    res.status(404).type('text').send('Not found');
    return;
  }
  const query = req.originalUrl.split('?').slice(1).join('?');
  if (query && new URLSearchParams(query).has('_data')) {
    res.status(400).type('text').send('Bad request');
    return;
  }
  next();
};
