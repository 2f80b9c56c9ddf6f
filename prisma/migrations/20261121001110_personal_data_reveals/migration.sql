-- CreateTable
CREATE TABLE "PersonalDataReveal" (
    "id" BIGSERIAL NOT NULL,
    "revealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "requestId" TEXT,
    "record" TEXT NOT NULL,
    "recordKey" TEXT NOT NULL,
    "field" TEXT NOT NULL,

    CONSTRAINT "PersonalDataReveal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PersonalDataReveal_record_recordKey_id_idx" ON "PersonalDataReveal"("record", "recordKey", "id");

-- CreateIndex
CREATE INDEX "PersonalDataReveal_actor_id_idx" ON "PersonalDataReveal"("actor", "id");

-- Who has looked stays written down.
CREATE TRIGGER "PersonalDataReveal_kept" BEFORE UPDATE OR DELETE ON "PersonalDataReveal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PersonalDataReveal_not_emptied" BEFORE TRUNCATE ON "PersonalDataReveal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
