import { pbkdf2Sync, timingSafeEqual } from 'node:crypto';

const ITERATIONS = 100000;

export function hashPassword(password, salt) {
  return pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
}

export async function checkPassword(user, password) {
  const hash = hashPassword(password, user.salt);
  return timingSafeEqual(hash, user.hash);
}
