/** The preload passes the page its MessagePort with this one window message; nothing else crosses that way. */
export const PORT_MESSAGE = 'lectern:port';

/** IPC channel on which a page asks main for a port. */
export const PORT_REQUEST = 'lectern:request-port';

/** The page tells the preload by this window message that it listens; the answer is PORT_MESSAGE with the port. */
export const PAGE_READY_MESSAGE = 'lectern:page-ready';

/** IPC channel on which the preload tells main, once a document, that the page is painted and its message box is there. */
export const PAGE_USABLE = 'lectern:page-usable';
