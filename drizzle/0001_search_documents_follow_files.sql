-- documents are made again at the next start
TRUNCATE "search_documents";--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "kind" "kind" NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "state" "file_state" NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "taken_local" timestamp NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "iso" integer;--> statement-breakpoint
-- the texts of a document lie beside its row, so that counting what was found reads a tenth of the pages
ALTER TABLE "search_documents" SET (toast_tuple_target = 128, fillfactor = 90);
