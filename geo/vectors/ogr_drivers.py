"""GDAL's drivers that a layer file never needs."""

SKIPPED = (
    "AIVector,AVCBin,AVCE00,AmigoCloud,CAD,CSV,CSW,Carto,DGN,DXF,EDIGEO,EEDA,ESRIJSON,Elasticsearch,"
    "GDALG,GML,GPKG,GPSBabel,GPX,GTFS,GeoJSON,GeoJSONSeq,GeoRSS,Geoconcept,HTTP,Idrisi,JML,JSONFG,"
    "KML,LVBAG,MVT,MapInfo File,MapML,MiraMonVector,NGW,OAPIF,ODS,OGR_GMT,OGR_VRT,OSM,OpenFileGDB,"
    "PGDUMP,PLSCENES,PMTiles,S57,SQLite,SVG,SXF,Selafin,TIGER,TopoJSON,UK .NTF,VDV,VFK,WAsP,WFS,"
    "XLSX,"
    "VRT,WMS,WCS,WMTS,OGCAPI,MBTiles,PDF,PDS4,VICAR,ADBC,PCIDSK,OGR_PDS"
)
"""GDAL's other drivers, for GDAL_SKIP, which is read as the library loads; LIBKML reads KML."""
