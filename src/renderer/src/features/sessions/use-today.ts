import { useEffect, useState } from 'react';

/** The start of the local day in Unix ms. A window left open overnight is told of the next one. */
export function useToday(): number {
  const [today, setToday] = useState(startOfToday);
  useEffect(() => {
    const tomorrow = new Date(today);
    tomorrow.setDate(tomorrow.getDate() + 1);
    const timer = setTimeout(() => setToday(startOfToday()), tomorrow.getTime() - Date.now());
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}
