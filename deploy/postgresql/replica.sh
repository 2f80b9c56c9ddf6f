#!/bin/sh
# Runs a streaming replica: copies the primary the first time, and follows it from then on. Arguments go to postgres.
set -eu
# Written last: a copy that broke off lacks it.
if [ ! -e "$PGDATA/standby.signal" ]; then
  until
    find "$PGDATA" -mindepth 1 -delete &&
      PGPASSWORD=$REPLICATION_PASSWORD pg_basebackup --pgdata "$PGDATA" --write-recovery-conf --wal-method stream \
        --checkpoint fast --host "$PRIMARY_HOST" --port "${PRIMARY_PORT:-5432}" --username replicator
  do
    sleep 2
  done
  chmod 700 "$PGDATA"
fi
# Readers here are not cut off for what the primary has cleaned away meanwhile; a primary that is gone is noticed soon.
exec postgres -c hot_standby_feedback=on -c wal_receiver_timeout=5s "$@"
