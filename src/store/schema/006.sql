-- Version 6: how an agreement stands is written anew without a REPLACE, which counts for nothing where a trigger fires because
-- a row went with the one it referred to: https://sqlite.org/lang_createtrigger.html

DROP TRIGGER agreement_now_insert;
DROP TRIGGER agreement_now_update;
DROP TRIGGER agreement_now_followed;
DROP TRIGGER agreement_now_refollowed;
DROP TRIGGER agreement_now_unfollowed;

CREATE TRIGGER agreement_now_insert AFTER INSERT ON agreement BEGIN
  DELETE FROM agreement_now WHERE agreement = NEW.id;
  INSERT INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = NEW.id;
END;
CREATE TRIGGER agreement_now_update AFTER UPDATE OF id, due ON agreement BEGIN
  DELETE FROM agreement_now WHERE agreement IN (OLD.id, NEW.id);
  INSERT INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = NEW.id;
END;
CREATE TRIGGER agreement_now_followed AFTER INSERT ON follow_up BEGIN
  DELETE FROM agreement_now WHERE agreement = NEW.agreement;
  INSERT INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = NEW.agreement;
END;
CREATE TRIGGER agreement_now_refollowed AFTER UPDATE ON follow_up BEGIN
  DELETE FROM agreement_now WHERE agreement IN (OLD.agreement, NEW.agreement);
  INSERT INTO agreement_now SELECT * FROM agreement_standing WHERE agreement IN (OLD.agreement, NEW.agreement);
END;
CREATE TRIGGER agreement_now_unfollowed AFTER DELETE ON follow_up BEGIN
  DELETE FROM agreement_now WHERE agreement = OLD.agreement;
  INSERT INTO agreement_now SELECT * FROM agreement_standing WHERE agreement = OLD.agreement;
END;
