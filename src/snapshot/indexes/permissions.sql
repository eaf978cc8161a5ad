CREATE INDEX setup_object_permissions_parent ON setup_object_permissions (ParentId, SobjectType);
CREATE INDEX setup_field_permissions_parent ON setup_field_permissions (ParentId, SobjectType, Field);
CREATE INDEX setup_field_permissions_field ON setup_field_permissions (SobjectType, Field);
CREATE INDEX admin_field_name ON admin_field (object, name);

-- Custom fields are known to FieldDefinition by the first 15 characters of their id.
CREATE INDEX setup_custom_field_id ON setup_custom_field (substr(Id, 1, 15));
