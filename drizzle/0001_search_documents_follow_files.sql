-- documents are made again at the next start
TRUNCATE "search_documents";--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "kind" "kind" NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "state" "file_state" NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "taken_local" timestamp NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "iso" integer;--> statement-breakpoint
-- room for a changed row on its own page: then no index has to learn of it
ALTER TABLE "search_documents" SET (fillfactor = 90);
