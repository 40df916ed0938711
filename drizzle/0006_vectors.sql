CREATE TABLE "vectors" (
	"sha256" text NOT NULL,
	"vector_space" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "vectors_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	CONSTRAINT "vectors_sha256_vector_space_pk" PRIMARY KEY("sha256","vector_space")
);
--> statement-breakpoint
ALTER TABLE "vectors" ADD CONSTRAINT "vectors_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vectors_number_idx" ON "vectors" USING btree ("vector_space","number");