CREATE TABLE "tree_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tree_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"changes" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_documents_much_text_idx" ON "search_documents" USING btree ("file_id") WHERE octet_length("search_documents"."text") >= 300;--> statement-breakpoint
CREATE INDEX "files_stem_idx" ON "files" USING btree ("space_id",lower(regexp_replace(regexp_replace(normalize("name", NFC), '[\u0001-\u001f\u007f-\u009f/\\:*?"<>|]', '_', 'g'), '\.[^.]*$', ''))) WHERE "files"."state" = 'present';