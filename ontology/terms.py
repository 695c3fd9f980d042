"""Every IRI our Python needs, written once: the namespaces and the terms in them."""

# The constants carry the names of the terms themselves, which are lowerCamel for properties.
# ruff: noqa: N815

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rodedraad.ontology.room import packaged_turtle

PREFIXES: Final[dict[str, str]] = {
    "code": "https://w3id.org/rodedraad/def/code#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "p-plan": "http://purl.org/net/p-plan#",
    "prov": "http://www.w3.org/ns/prov#",
    "rd": "https://w3id.org/rodedraad/def#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spex": "https://purl.expasy.org/sparql-examples/ontology#",
    "sssom": "https://w3id.org/sssom/",
    "tooiont": "https://identifier.overheid.nl/tooi/def/ont/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "void-ext": "http://ldf.fi/void-ext#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

ONTOLOGY: Final = "https://w3id.org/rodedraad/def"
NAMESPACES: Final = (PREFIXES["rd"], PREFIXES["code"])


class RD:
    """The terms this project defines itself."""

    NAMESPACE: Final = PREFIXES["rd"]

    Actor: Final = NAMESPACE + "Actor"
    ActorGroup: Final = NAMESPACE + "ActorGroup"
    AgendaItem: Final = NAMESPACE + "AgendaItem"
    Alignment: Final = NAMESPACE + "Alignment"
    Article: Final = NAMESPACE + "Article"
    Category: Final = NAMESPACE + "Category"
    CommunicationObjective: Final = NAMESPACE + "CommunicationObjective"
    Correction: Final = NAMESPACE + "Correction"
    CoverageArrangement: Final = NAMESPACE + "CoverageArrangement"
    Effect: Final = NAMESPACE + "Effect"
    Goal: Final = NAMESPACE + "Goal"
    IntendedEffect: Final = NAMESPACE + "IntendedEffect"
    Involvement: Final = NAMESPACE + "Involvement"
    Law: Final = NAMESPACE + "Law"
    Measure: Final = NAMESPACE + "Measure"
    Milestone: Final = NAMESPACE + "Milestone"
    Motion: Final = NAMESPACE + "Motion"
    MunicipalUnit: Final = NAMESPACE + "MunicipalUnit"
    Obligation: Final = NAMESPACE + "Obligation"
    Organisation: Final = NAMESPACE + "Organisation"
    Partnership: Final = NAMESPACE + "Partnership"
    Passage: Final = NAMESPACE + "Passage"
    Phase: Final = NAMESPACE + "Phase"
    Phenomenon: Final = NAMESPACE + "Phenomenon"
    PolicyFramework: Final = NAMESPACE + "PolicyFramework"
    Post: Final = NAMESPACE + "Post"
    Programme: Final = NAMESPACE + "Programme"
    Risk: Final = NAMESPACE + "Risk"
    SafetyConcept: Final = NAMESPACE + "SafetyConcept"
    SafetyField: Final = NAMESPACE + "SafetyField"
    SourceDocument: Final = NAMESPACE + "SourceDocument"
    Theme: Final = NAMESPACE + "Theme"
    Track: Final = NAMESPACE + "Track"
    WorkItem: Final = NAMESPACE + "WorkItem"

    actualDate: Final = NAMESPACE + "actualDate"
    aimsAt: Final = NAMESPACE + "aimsAt"
    alignsWith: Final = NAMESPACE + "alignsWith"
    alignsWithFromNarrower: Final = NAMESPACE + "alignsWithFromNarrower"
    caseNumber: Final = NAMESPACE + "caseNumber"
    coInvolvedWith: Final = NAMESPACE + "coInvolvedWith"
    concerns: Final = NAMESPACE + "concerns"
    concernsFromNarrower: Final = NAMESPACE + "concernsFromNarrower"
    corrected: Final = NAMESPACE + "corrected"
    correctionKind: Final = NAMESPACE + "correctionKind"
    corrects: Final = NAMESPACE + "corrects"
    covers: Final = NAMESPACE + "covers"
    decidingBody: Final = NAMESPACE + "decidingBody"
    estimatedHours: Final = NAMESPACE + "estimatedHours"
    fingerprint: Final = NAMESPACE + "fingerprint"
    governanceLevel: Final = NAMESPACE + "governanceLevel"
    hasEffect: Final = NAMESPACE + "hasEffect"
    hasMeasure: Final = NAMESPACE + "hasMeasure"
    implementedBy: Final = NAMESPACE + "implementedBy"
    involvedActor: Final = NAMESPACE + "involvedActor"
    involvedIn: Final = NAMESPACE + "involvedIn"
    involvementRole: Final = NAMESPACE + "involvementRole"
    involves: Final = NAMESPACE + "involves"
    involvesFromBroader: Final = NAMESPACE + "involvesFromBroader"
    involvesFromNarrower: Final = NAMESPACE + "involvesFromNarrower"
    isEditorial: Final = NAMESPACE + "isEditorial"
    isInferredOnly: Final = NAMESPACE + "isInferredOnly"
    isInternalByNature: Final = NAMESPACE + "isInternalByNature"
    isRiskOf: Final = NAMESPACE + "isRiskOf"
    itemKind: Final = NAMESPACE + "itemKind"
    justification: Final = NAMESPACE + "justification"
    legalBasisOf: Final = NAMESPACE + "legalBasisOf"
    legalForm: Final = NAMESPACE + "legalForm"
    mayAlignWith: Final = NAMESPACE + "mayAlignWith"
    mayAlignWithFromNarrower: Final = NAMESPACE + "mayAlignWithFromNarrower"
    milestoneKind: Final = NAMESPACE + "milestoneKind"
    motionNumber: Final = NAMESPACE + "motionNumber"
    plannedDate: Final = NAMESPACE + "plannedDate"
    providedBy: Final = NAMESPACE + "providedBy"
    resolutionStatus: Final = NAMESPACE + "resolutionStatus"
    reviewStatus: Final = NAMESPACE + "reviewStatus"
    sectionPath: Final = NAMESPACE + "sectionPath"
    statedIn: Final = NAMESPACE + "statedIn"
    statedMemberCount: Final = NAMESPACE + "statedMemberCount"
    textLength: Final = NAMESPACE + "textLength"
    validFrom: Final = NAMESPACE + "validFrom"
    validUntil: Final = NAMESPACE + "validUntil"
    verbatim: Final = NAMESPACE + "verbatim"
    worksOn: Final = NAMESPACE + "worksOn"


class CODE:
    """The codes that Python itself tells apart; the code lists hold many more."""

    NAMESPACE: Final = PREFIXES["code"]

    item_subject: Final = NAMESPACE + "item-subject"
    item_way_of_working: Final = NAMESPACE + "item-way-of-working"
    level_local: Final = NAMESPACE + "level-local"
    level_national: Final = NAMESPACE + "level-national"
    level_regional: Final = NAMESPACE + "level-regional"
    resolution_unresolved: Final = NAMESPACE + "resolution-unresolved"
    review_accepted: Final = NAMESPACE + "review-accepted"
    review_proposed: Final = NAMESPACE + "review-proposed"
    review_rejected: Final = NAMESPACE + "review-rejected"


class CV:
    """Core Public Organisation Vocabulary: public bodies."""

    NAMESPACE: Final = PREFIXES["cv"]

    PublicOrganisation: Final = NAMESPACE + "PublicOrganisation"


class DCAT:
    """Data Catalog Vocabulary: datasets, documents and periods."""

    NAMESPACE: Final = PREFIXES["dcat"]

    Dataset: Final = NAMESPACE + "Dataset"
    Resource: Final = NAMESPACE + "Resource"
    endDate: Final = NAMESPACE + "endDate"
    startDate: Final = NAMESPACE + "startDate"
    version: Final = NAMESPACE + "version"


class DCT:
    """Dublin Core terms: titles, dates, publishers and periods."""

    NAMESPACE: Final = PREFIXES["dct"]

    PeriodOfTime: Final = NAMESPACE + "PeriodOfTime"
    Policy: Final = NAMESPACE + "Policy"
    abstract: Final = NAMESPACE + "abstract"
    contributor: Final = NAMESPACE + "contributor"
    created: Final = NAMESPACE + "created"
    creator: Final = NAMESPACE + "creator"
    dateSubmitted: Final = NAMESPACE + "dateSubmitted"
    description: Final = NAMESPACE + "description"
    identifier: Final = NAMESPACE + "identifier"
    isPartOf: Final = NAMESPACE + "isPartOf"
    isReplacedBy: Final = NAMESPACE + "isReplacedBy"
    issued: Final = NAMESPACE + "issued"
    license: Final = NAMESPACE + "license"
    publisher: Final = NAMESPACE + "publisher"
    source: Final = NAMESPACE + "source"
    temporal: Final = NAMESPACE + "temporal"
    title: Final = NAMESPACE + "title"


class ELI:
    """European Legislation Identifier: laws and articles."""

    NAMESPACE: Final = PREFIXES["eli"]

    is_part_of: Final = NAMESPACE + "is_part_of"
    number: Final = NAMESPACE + "number"
    title: Final = NAMESPACE + "title"


class FOAF:
    """Friend of a Friend: agents and groups."""

    NAMESPACE: Final = PREFIXES["foaf"]

    Agent: Final = NAMESPACE + "Agent"
    Group: Final = NAMESPACE + "Group"
    name: Final = NAMESPACE + "name"


class FORMATS:
    """The formats a SPARQL service can answer in, as the W3C names them."""

    NAMESPACE: Final = PREFIXES["formats"]

    JSON_LD: Final = NAMESPACE + "JSON-LD"
    N_Triples: Final = NAMESPACE + "N-Triples"
    RDF_XML: Final = NAMESPACE + "RDF_XML"
    SPARQL_Results_CSV: Final = NAMESPACE + "SPARQL_Results_CSV"
    SPARQL_Results_JSON: Final = NAMESPACE + "SPARQL_Results_JSON"
    SPARQL_Results_TSV: Final = NAMESPACE + "SPARQL_Results_TSV"
    SPARQL_Results_XML: Final = NAMESPACE + "SPARQL_Results_XML"
    Turtle: Final = NAMESPACE + "Turtle"


class OA:
    """Web Annotation: where in a document a passage stands."""

    NAMESPACE: Final = PREFIXES["oa"]

    SpecificResource: Final = NAMESPACE + "SpecificResource"
    TextPositionSelector: Final = NAMESPACE + "TextPositionSelector"
    end: Final = NAMESPACE + "end"
    hasSelector: Final = NAMESPACE + "hasSelector"
    hasSource: Final = NAMESPACE + "hasSource"
    start: Final = NAMESPACE + "start"


class ORG:
    """Organization Ontology: bodies, units, memberships, roles and posts."""

    NAMESPACE: Final = PREFIXES["org"]

    FormalOrganization: Final = NAMESPACE + "FormalOrganization"
    Membership: Final = NAMESPACE + "Membership"
    Organization: Final = NAMESPACE + "Organization"
    OrganizationalCollaboration: Final = NAMESPACE + "OrganizationalCollaboration"
    OrganizationalUnit: Final = NAMESPACE + "OrganizationalUnit"
    Post: Final = NAMESPACE + "Post"
    Role: Final = NAMESPACE + "Role"
    classification: Final = NAMESPACE + "classification"
    heldBy: Final = NAMESPACE + "heldBy"
    linkedTo: Final = NAMESPACE + "linkedTo"
    member: Final = NAMESPACE + "member"
    organization: Final = NAMESPACE + "organization"
    postIn: Final = NAMESPACE + "postIn"
    purpose: Final = NAMESPACE + "purpose"
    reportsTo: Final = NAMESPACE + "reportsTo"
    role: Final = NAMESPACE + "role"
    subOrganizationOf: Final = NAMESPACE + "subOrganizationOf"
    unitOf: Final = NAMESPACE + "unitOf"


class OWL:
    """Web Ontology Language."""

    NAMESPACE: Final = PREFIXES["owl"]

    AnnotationProperty: Final = NAMESPACE + "AnnotationProperty"
    Class: Final = NAMESPACE + "Class"
    DatatypeProperty: Final = NAMESPACE + "DatatypeProperty"
    ObjectProperty: Final = NAMESPACE + "ObjectProperty"
    Ontology: Final = NAMESPACE + "Ontology"
    annotatedProperty: Final = NAMESPACE + "annotatedProperty"
    annotatedSource: Final = NAMESPACE + "annotatedSource"
    annotatedTarget: Final = NAMESPACE + "annotatedTarget"
    differentFrom: Final = NAMESPACE + "differentFrom"
    disjointWith: Final = NAMESPACE + "disjointWith"
    versionIRI: Final = NAMESPACE + "versionIRI"
    versionInfo: Final = NAMESPACE + "versionInfo"


class PPLAN:
    """P-Plan: the steps of a plan."""

    NAMESPACE: Final = PREFIXES["p-plan"]

    Step: Final = NAMESPACE + "Step"
    isStepOfPlan: Final = NAMESPACE + "isStepOfPlan"


class PROV:
    """Provenance Ontology: who says so, and from what."""

    NAMESPACE: Final = PREFIXES["prov"]

    Agent: Final = NAMESPACE + "Agent"
    Plan: Final = NAMESPACE + "Plan"
    wasAttributedTo: Final = NAMESPACE + "wasAttributedTo"
    wasDerivedFrom: Final = NAMESPACE + "wasDerivedFrom"


class RDF:
    """The RDF vocabulary."""

    NAMESPACE: Final = PREFIXES["rdf"]

    Statement: Final = NAMESPACE + "Statement"
    langString: Final = NAMESPACE + "langString"
    first: Final = NAMESPACE + "first"
    nil: Final = NAMESPACE + "nil"
    object: Final = NAMESPACE + "object"
    predicate: Final = NAMESPACE + "predicate"
    rest: Final = NAMESPACE + "rest"
    subject: Final = NAMESPACE + "subject"
    type: Final = NAMESPACE + "type"


class RDFS:
    """The RDF Schema vocabulary."""

    NAMESPACE: Final = PREFIXES["rdfs"]

    comment: Final = NAMESPACE + "comment"
    domain: Final = NAMESPACE + "domain"
    isDefinedBy: Final = NAMESPACE + "isDefinedBy"
    label: Final = NAMESPACE + "label"
    range: Final = NAMESPACE + "range"
    seeAlso: Final = NAMESPACE + "seeAlso"
    subClassOf: Final = NAMESPACE + "subClassOf"
    subPropertyOf: Final = NAMESPACE + "subPropertyOf"


class SCHEMA:
    """Schema.org: what an example query is about, and which endpoint it is for."""

    NAMESPACE: Final = PREFIXES["schema"]

    keywords: Final = NAMESPACE + "keywords"
    target: Final = NAMESPACE + "target"


class SD:
    """SPARQL 1.1 Service Description: what an endpoint can do, and over which graphs."""

    NAMESPACE: Final = PREFIXES["sd"]

    BasicFederatedQuery: Final = NAMESPACE + "BasicFederatedQuery"
    Dataset: Final = NAMESPACE + "Dataset"
    Graph: Final = NAMESPACE + "Graph"
    NamedGraph: Final = NAMESPACE + "NamedGraph"
    SPARQL11Query: Final = NAMESPACE + "SPARQL11Query"
    Service: Final = NAMESPACE + "Service"
    UnionDefaultGraph: Final = NAMESPACE + "UnionDefaultGraph"
    defaultDataset: Final = NAMESPACE + "defaultDataset"
    defaultGraph: Final = NAMESPACE + "defaultGraph"
    endpoint: Final = NAMESPACE + "endpoint"
    feature: Final = NAMESPACE + "feature"
    graph: Final = NAMESPACE + "graph"
    name: Final = NAMESPACE + "name"
    namedGraph: Final = NAMESPACE + "namedGraph"
    resultFormat: Final = NAMESPACE + "resultFormat"
    supportedLanguage: Final = NAMESPACE + "supportedLanguage"


class SEMAPV:
    """The semantic mapping vocabulary: why a mapping is reasonable."""

    NAMESPACE: Final = PREFIXES["semapv"]

    CompositeMatching: Final = NAMESPACE + "CompositeMatching"
    LexicalMatching: Final = NAMESPACE + "LexicalMatching"
    ManualMappingCuration: Final = NAMESPACE + "ManualMappingCuration"
    MappingReview: Final = NAMESPACE + "MappingReview"
    StructuralMatching: Final = NAMESPACE + "StructuralMatching"


class SH:
    """Shapes Constraint Language: what a report says, and how queries are told."""

    NAMESPACE: Final = PREFIXES["sh"]

    IRI: Final = NAMESPACE + "IRI"
    Info: Final = NAMESPACE + "Info"
    NodeShape: Final = NAMESPACE + "NodeShape"
    Parameter: Final = NAMESPACE + "Parameter"
    SPARQLAskExecutable: Final = NAMESPACE + "SPARQLAskExecutable"
    SPARQLConstructExecutable: Final = NAMESPACE + "SPARQLConstructExecutable"
    SPARQLExecutable: Final = NAMESPACE + "SPARQLExecutable"
    SPARQLSelectExecutable: Final = NAMESPACE + "SPARQLSelectExecutable"
    ValidationResult: Final = NAMESPACE + "ValidationResult"
    Violation: Final = NAMESPACE + "Violation"
    Warning: Final = NAMESPACE + "Warning"
    ask: Final = NAMESPACE + "ask"
    class_: Final = NAMESPACE + "class"
    construct: Final = NAMESPACE + "construct"
    datatype: Final = NAMESPACE + "datatype"
    declare: Final = NAMESPACE + "declare"
    defaultValue: Final = NAMESPACE + "defaultValue"
    description: Final = NAMESPACE + "description"
    focusNode: Final = NAMESPACE + "focusNode"
    hasValue: Final = NAMESPACE + "hasValue"
    in_: Final = NAMESPACE + "in"
    maxCount: Final = NAMESPACE + "maxCount"
    maxInclusive: Final = NAMESPACE + "maxInclusive"
    message: Final = NAMESPACE + "message"
    minInclusive: Final = NAMESPACE + "minInclusive"
    name: Final = NAMESPACE + "name"
    namespace: Final = NAMESPACE + "namespace"
    node: Final = NAMESPACE + "node"
    nodeKind: Final = NAMESPACE + "nodeKind"
    optional: Final = NAMESPACE + "optional"
    or_: Final = NAMESPACE + "or"
    order: Final = NAMESPACE + "order"
    parameter: Final = NAMESPACE + "parameter"
    path: Final = NAMESPACE + "path"
    prefix: Final = NAMESPACE + "prefix"
    prefixes: Final = NAMESPACE + "prefixes"
    property: Final = NAMESPACE + "property"
    resultPath: Final = NAMESPACE + "resultPath"
    resultSeverity: Final = NAMESPACE + "resultSeverity"
    select: Final = NAMESPACE + "select"
    sourceShape: Final = NAMESPACE + "sourceShape"
    value: Final = NAMESPACE + "value"


class SKOS:
    """Simple Knowledge Organization System: concepts, labels and schemes."""

    NAMESPACE: Final = PREFIXES["skos"]

    Concept: Final = NAMESPACE + "Concept"
    ConceptScheme: Final = NAMESPACE + "ConceptScheme"
    altLabel: Final = NAMESPACE + "altLabel"
    broadMatch: Final = NAMESPACE + "broadMatch"
    broader: Final = NAMESPACE + "broader"
    closeMatch: Final = NAMESPACE + "closeMatch"
    definition: Final = NAMESPACE + "definition"
    editorialNote: Final = NAMESPACE + "editorialNote"
    exactMatch: Final = NAMESPACE + "exactMatch"
    example: Final = NAMESPACE + "example"
    hiddenLabel: Final = NAMESPACE + "hiddenLabel"
    inScheme: Final = NAMESPACE + "inScheme"
    narrowMatch: Final = NAMESPACE + "narrowMatch"
    notation: Final = NAMESPACE + "notation"
    prefLabel: Final = NAMESPACE + "prefLabel"
    relatedMatch: Final = NAMESPACE + "relatedMatch"
    scopeNote: Final = NAMESPACE + "scopeNote"
    topConceptOf: Final = NAMESPACE + "topConceptOf"


class SPEX:
    """SPARQL examples: what SHACL has no word for."""

    NAMESPACE: Final = PREFIXES["spex"]

    federatesWith: Final = NAMESPACE + "federatesWith"


class SSSOM:
    """Simple Standard for Sharing Ontological Mappings, version 1.1."""

    NAMESPACE: Final = PREFIXES["sssom"]

    Mapping: Final = NAMESPACE + "Mapping"
    NoTermFound: Final = NAMESPACE + "NoTermFound"
    confidence: Final = NAMESPACE + "confidence"
    mapping_justification: Final = NAMESPACE + "mapping_justification"
    object_source: Final = NAMESPACE + "object_source"
    review_date: Final = NAMESPACE + "review_date"
    reviewer_agreement: Final = NAMESPACE + "reviewer_agreement"
    reviewer_label: Final = NAMESPACE + "reviewer_label"


class TOOI:
    """TOOI: the Dutch register of government organisations."""

    NAMESPACE: Final = PREFIXES["tooiont"]

    Gemeente: Final = NAMESPACE + "Gemeente"


class VOID:
    """Vocabulary of Interlinked Datasets."""

    NAMESPACE: Final = PREFIXES["void"]

    Dataset: Final = NAMESPACE + "Dataset"
    DatasetDescription: Final = NAMESPACE + "DatasetDescription"
    class_: Final = NAMESPACE + "class"
    classPartition: Final = NAMESPACE + "classPartition"
    classes: Final = NAMESPACE + "classes"
    distinctObjects: Final = NAMESPACE + "distinctObjects"
    distinctSubjects: Final = NAMESPACE + "distinctSubjects"
    entities: Final = NAMESPACE + "entities"
    properties: Final = NAMESPACE + "properties"
    property: Final = NAMESPACE + "property"
    propertyPartition: Final = NAMESPACE + "propertyPartition"
    sparqlEndpoint: Final = NAMESPACE + "sparqlEndpoint"
    triples: Final = NAMESPACE + "triples"
    vocabulary: Final = NAMESPACE + "vocabulary"


class VOIDEXT:
    """An extension of VoID: which datatypes the values of a property have."""

    NAMESPACE: Final = PREFIXES["void-ext"]

    datatype: Final = NAMESPACE + "datatype"
    datatypePartition: Final = NAMESPACE + "datatypePartition"


class XSD:
    """The XML Schema datatypes."""

    NAMESPACE: Final = PREFIXES["xsd"]

    anyURI: Final = NAMESPACE + "anyURI"
    boolean: Final = NAMESPACE + "boolean"
    date: Final = NAMESPACE + "date"
    decimal: Final = NAMESPACE + "decimal"
    integer: Final = NAMESPACE + "integer"
    nonNegativeInteger: Final = NAMESPACE + "nonNegativeInteger"
    string: Final = NAMESPACE + "string"


@cache
def known() -> frozenset[str]:
    """Return every IRI in our own namespaces that the ontology or a code list defines.

    Our serialiser writes each subject at the start of a line, so the files need no parser here.
    """
    texts = (path.read_text(encoding="utf-8") for path in packaged_turtle())
    found = re.findall(r"^(rd|code):([A-Za-z0-9_-]+)", "\n".join(texts), re.MULTILINE)
    return frozenset(PREFIXES[prefix] + local for prefix, local in found)
