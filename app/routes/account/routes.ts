import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const accountRoutes: RouteConfigEntry[] = [
  route('login', 'routes/account/login.tsx'),
  route('login/code', 'routes/account/login-code.tsx'),
  route('login/:provider', 'routes/account/social-start.ts'),
  route('login/:provider/callback', 'routes/account/social-callback.tsx'),
  route('logout', 'routes/account/logout.ts'),
  route('signup', 'routes/account/signup.tsx'),
  route('signup/social', 'routes/account/social-signup.tsx'),
  route('forgot', 'routes/account/forgot.tsx'),
  route('reset/:token', 'routes/account/reset.tsx'),
  route('verify', 'routes/account/verify.tsx'),
  route('mailbox', 'routes/account/mailbox.tsx'),
  route('me', 'routes/account/me/hub.tsx'),
  route('me/coupons', 'routes/account/me/coupons.tsx'),
  route('me/addresses', 'routes/account/me/addresses.tsx'),
  route('me/addresses/new', 'routes/account/me/address-new.tsx'),
  route('me/addresses/:addressId', 'routes/account/me/address-edit.tsx'),
  route('me/profile', 'routes/account/me/profile.tsx'),
  route('me/password', 'routes/account/me/password.tsx'),
  route('me/consents', 'routes/account/me/consents.tsx'),
  route('me/sessions', 'routes/account/me/sessions.tsx'),
];
