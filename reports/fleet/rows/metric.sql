SELECT measure AS name, value FROM warehouse_measure ORDER BY measure
