/** An error whose message is a whole answer for the person at the terminal: no stack is shown with it. */
export function plainError(message, cause) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.plain = true;
  return error;
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Turns what the system said into one sentence; anything unknown keeps its own words. */
export function explain(error) {
  if (error?.plain) return error.message;
  if (DISK_FULL.has(error?.code))
    return '디스크에 빈 공간이 없습니다 (disk full). 공간을 비운 뒤 다시 시작하세요.';
  if (error?.code === 'EACCES' || error?.code === 'EPERM')
    return `파일에 접근할 권한이 없습니다 (permission denied): ${error.path ?? error.message}`;
  if (error?.code === 'EROFS') return `읽기 전용 디스크입니다 (read-only file system): ${error.path ?? ''}`;
  return error?.stack ?? String(error);
}
