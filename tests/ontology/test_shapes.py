"""Each shape remarks on the smallest thing that breaks it, and on nothing beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef

from rodedraad.ontology.findings import Severity
from rodedraad.ontology.room import ROOM
from rodedraad.ontology.terms import PREFIXES, RD, RDF, SH
from rodedraad.ontology.validation import packaged_shapes, validate
from rodedraad.ontology.wording import set_language

ONTOLOGY_FILE = ROOM / "rodedraad.ttl"
SH_MESSAGE = URIRef(SH.NAMESPACE + "message")
THING = "https://w3id.org/rodedraad/id/dorp/ding/"
SHAPE = "https://w3id.org/rodedraad/def/shape#"
HEAD = (
    "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    + f"@prefix : <{THING}> .\n"
)


class Case(NamedTuple):
    """A shape, part of its message, and a graph in which only what is called ``wrong…`` breaks it."""

    shape: str
    message: str
    graph: str
    severity: Severity = Severity.VIOLATION


WARNING = Severity.WARNING

FACTS = [
    Case(
        "FieldIsTop",
        "begrippenkader",
        """:scheme a skos:ConceptScheme . :wrong a rd:SafetyField . :right a rd:SafetyField ;
           skos:topConceptOf :scheme .""",
    ),
    Case(
        "CategoryBroader",
        "onder welk veiligheidsveld",
        ":field a rd:SafetyField . :wrong a rd:Category . :right a rd:Category ; skos:broader :field .",
    ),
    Case(
        "InternalByNature",
        "naar haar aard intern",
        """:wrong rd:isInternalByNature "ja" . :right rd:isInternalByNature true .""",
    ),
    Case(
        "ThemeBroader",
        "Dit thema hoort nergens bij",
        """:field a rd:SafetyField . :category a rd:Category . :phenomenon a rd:Phenomenon .
           :wrong-alone a rd:Theme . :wrong-kind a rd:Theme ; skos:broader :phenomenon .
           :wrong-missing a rd:Theme ; skos:broader :nothing .
           :right a rd:Theme ; skos:broader :field . :right-too a rd:Theme ; skos:broader :category .""",
    ),
    Case(
        "ConceptScheme",
        "in welk begrippenkader",
        """:scheme a skos:ConceptScheme . :wrong a rd:Phenomenon .
           :right a rd:Phenomenon ; skos:inScheme :scheme .""",
    ),
    Case(
        "TopHasNoBroader",
        "valt nergens onder",
        """:wrong a rd:Phenomenon ; skos:topConceptOf :scheme ; skos:broader :right .
           :right a rd:Phenomenon ; skos:topConceptOf :scheme .""",
    ),
    Case(
        "BroaderCycle",
        "onder zichzelf",
        """:wrong-one skos:broader :wrong-two . :wrong-two skos:broader :wrong-one .
           :right skos:broader :wrong-one .""",
    ),
    Case(
        "NotationOnce",
        "komt vaker voor",
        """:wrong-one skos:notation "1" ; skos:inScheme :scheme . :wrong-two skos:notation "1" ;
           skos:inScheme :scheme .
           :right skos:notation "2" ; skos:inScheme :scheme . :elsewhere skos:notation "1" ;
           skos:inScheme :other .""",
    ),
    Case(
        "PhenomenonBroader",
        "alleen onder een ander verschijnsel",
        """:theme a rd:Theme . :wrong a rd:Phenomenon ; skos:broader :theme .
           :right a rd:Phenomenon ; skos:broader :wrong .""",
    ),
    Case(
        "ConcernsPhenomenon",
        "bestaand verschijnsel",
        ":drugs a rd:Phenomenon . :wrong rd:concerns :nothing . :right rd:concerns :drugs .",
    ),
    Case(
        "SubjectOrWayOfWorking",
        "noem het een werkwijze",
        """:wrong a rd:Theme . :wrong-item a rd:AgendaItem ; rd:itemKind code:item-subject .
           :wrong-motion a rd:Motion .
           :right a rd:Theme ; rd:concerns :drugs .
           :right-item a rd:AgendaItem ; rd:itemKind code:item-way-of-working .""",
    ),
    Case(
        "ItemKindOnce",
        "Kies één soort",
        """:wrong rd:itemKind code:item-subject , code:item-way-of-working .
           :right rd:itemKind code:item-subject .""",
    ),
    Case(
        "ItemKindCode",
        "code:scheme-item",
        """:wrong rd:itemKind code:level-local . :wrong-too rd:itemKind :nothing .
           :right rd:itemKind code:item-subject .""",
    ),
    Case(
        "AgendaItemKind",
        "werkwijze is",
        ":wrong a rd:AgendaItem . :right a rd:AgendaItem ; rd:itemKind code:item-subject .",
        WARNING,
    ),
    Case(
        "FrameworkLevel",
        "precies één bestuurslaag",
        """:wrong a rd:PolicyFramework .
           :wrong-twice a rd:PolicyFramework ; rd:governanceLevel code:level-local , code:level-national .
           :right a rd:PolicyFramework ; rd:governanceLevel code:level-local .""",
    ),
    Case(
        "LevelCode",
        "code:scheme-level",
        ":wrong rd:governanceLevel code:item-subject . :right rd:governanceLevel code:level-local .",
    ),
    Case(
        "TemporalPeriod",
        "bestaande periode",
        ":period a dct:PeriodOfTime . :wrong dct:temporal :nothing . :right dct:temporal :period .",
    ),
    Case(
        "PublisherAgent",
        "De uitgever",
        """:village a cv:PublicOrganisation . :wrong dct:publisher :nothing .
           :right dct:publisher :village .""",
    ),
    Case(
        "ReplacedByFramework",
        "wordt alleen vervangen",
        """:wrong a rd:PolicyFramework ; dct:isReplacedBy :nothing .
           :right a rd:PolicyFramework ; dct:isReplacedBy :wrong .""",
    ),
    Case(
        "PeriodHasDate",
        "een begindatum (dcat:startDate), een einddatum",
        """:wrong a dct:PeriodOfTime . :right a dct:PeriodOfTime ; dcat:endDate "2026-12-31"^^xsd:date .""",
    ),
    Case(
        "PeriodStart",
        "hoogstens één begindatum",
        """:wrong a dct:PeriodOfTime ; dcat:startDate "2024" .
           :wrong-day a dct:PeriodOfTime ; dcat:startDate "2024-02-31"^^xsd:date .
           :wrong-twice a dct:PeriodOfTime ; dcat:startDate "2024-01-01"^^xsd:date , "2025-01-01"^^xsd:date .
           :right a dct:PeriodOfTime ; dcat:startDate "2024-01-01"^^xsd:date .""",
    ),
    Case(
        "PeriodEnd",
        "hoogstens één einddatum",
        """:wrong a dct:PeriodOfTime ; dcat:endDate "eind 2026" .
           :right a dct:PeriodOfTime ; dcat:endDate "2026-12-31"^^xsd:date .""",
    ),
    Case(
        "PeriodOrder",
        "eindigt voordat zij begint",
        """:wrong a dct:PeriodOfTime ; dcat:startDate "2026-01-01"^^xsd:date ;
           dcat:endDate "2024-12-31"^^xsd:date .
           :right a dct:PeriodOfTime ; dcat:startDate "2024-01-01"^^xsd:date ;
           dcat:endDate "2024-01-01"^^xsd:date .
           :open a dct:PeriodOfTime ; dcat:startDate "2024-01-01"^^xsd:date .""",
    ),
    Case(
        "AgendaItemFramework",
        "van welk ene beleidskader",
        """:framework a rd:PolicyFramework . :wrong a rd:AgendaItem .
           :right a rd:AgendaItem ; dct:isPartOf :framework .""",
    ),
    Case(
        "AgendaItemOwnScheme",
        "meer dan één beleidskader",
        """:wrong-one a rd:AgendaItem ; skos:inScheme :shared ; dct:isPartOf :framework-one .
           :wrong-two a rd:AgendaItem ; skos:inScheme :shared ; dct:isPartOf :framework-two .
           :right a rd:AgendaItem ; skos:inScheme :own ; dct:isPartOf :framework-one .""",
    ),
    Case(
        "MotionNumber",
        "motienummer is één tekst",
        """:wrong rd:motionNumber "–" . :wrong-twice rd:motionNumber "M1" , "M2" .
           :right rd:motionNumber "C01-M09" .""",
    ),
    Case(
        "CaseNumber",
        "zaaknummer is één tekst",
        """:wrong rd:caseNumber "3377 694" . :wrong-number rd:caseNumber 3377694 .
           :right rd:caseNumber "3377694" .""",
    ),
    Case(
        "MotionDate",
        "hoogstens één datum",
        """:wrong a rd:Motion ; dct:dateSubmitted "9/2/2022" .
           :right a rd:Motion ; dct:dateSubmitted "2022-02-09"^^xsd:date .""",
    ),
    Case(
        "MotionNumbered",
        "motienummer of zaaknummer",
        """:wrong a rd:Motion . :right a rd:Motion ; rd:caseNumber "1" .""",
        WARNING,
    ),
    Case(
        "ActorKind",
        "Kies één soort voor deze actor",
        """:wrong a rd:Organisation ; org:classification code:kind-external , code:kind-group .
           :right a rd:Organisation ; org:classification code:kind-external .""",
    ),
    Case(
        "ActorKindStated",
        "wat voor soort actor",
        ":wrong a rd:ActorGroup . :right a rd:ActorGroup ; org:classification code:kind-group .",
        WARNING,
    ),
    Case(
        "ActorKindCode",
        "code:scheme-kind",
        ":wrong org:classification code:legal-covenant . :right org:classification code:kind-group .",
    ),
    Case(
        "ResolutionOnce",
        "één herkomst",
        """:wrong rd:resolutionStatus code:resolution-document , code:resolution-external .
           :right rd:resolutionStatus code:resolution-document .""",
    ),
    Case(
        "ResolutionCode",
        "code:scheme-resolution",
        """:wrong rd:resolutionStatus code:kind-group .
           :right rd:resolutionStatus code:resolution-unresolved .""",
    ),
    Case(
        "UnitOf",
        "van welke gemeente dit team",
        """:village a org:FormalOrganization . :wrong a rd:MunicipalUnit .
           :right a rd:MunicipalUnit ; org:unitOf :village .""",
    ),
    Case(
        "MunicipalityCode",
        "CBS-code",
        """:wrong a tooiont:Gemeente ; dct:identifier "0363" . :wrong-none a tooiont:Gemeente .
           :right a tooiont:Gemeente ; dct:identifier "gm0363" .""",
    ),
    Case(
        "InvolvedActor",
        "precies één bestaande actor",
        """:police a rd:Organisation . :residents a rd:ActorGroup . :wrong a rd:Involvement .
           :wrong-two a rd:Involvement ; rd:involvedActor :police , :residents .
           :wrong-missing a rd:Involvement ; rd:involvedActor :nobody .
           :right a rd:Involvement ; rd:involvedActor :residents .""",
    ),
    Case(
        "InvolvedIn",
        "Zeg bij welk bestaand veld",
        """:theme a rd:Theme . :drugs a rd:Phenomenon . :wrong a rd:Involvement .
           :wrong-kind a rd:Involvement ; rd:involvedIn :drugs . :right a rd:Involvement ;
           rd:involvedIn :theme .""",
    ),
    Case(
        "InvolvementRole",
        "rol van een betrokkenheid",
        ":officer a org:Role . :wrong rd:involvementRole :nothing . :right rd:involvementRole :officer .",
    ),
    Case(
        "MembershipMember",
        "precies één bestaand lid",
        """:group a rd:ActorGroup . :wrong a org:Membership .
           :right a org:Membership ; org:member :group .""",
    ),
    Case(
        "MembershipOrganization",
        "organisatie of groep dit een lidmaatschap",
        """:region a rd:Partnership . :wrong a org:Membership ; org:organization :nothing .
           :right a org:Membership ; org:organization :region .""",
    ),
    Case(
        "MemberCount",
        "aantal leden is één geheel getal",
        """:wrong rd:statedMemberCount 0 . :wrong-text rd:statedMemberCount "veertien" .
           :right rd:statedMemberCount 14 .""",
    ),
    Case(
        "LegalFormCode",
        "code:scheme-legal",
        """:wrong rd:legalForm code:kind-group .
           :wrong-too rd:legalForm code:legal-covenant , code:kind-group .
           :right rd:legalForm code:legal-covenant , code:legal-joint-arrangement .""",
    ),
    Case(
        "ArticleOfLaw",
        "in welke ene bestaande wet",
        ":law a rd:Law . :wrong a rd:Article . :right a rd:Article ; eli:is_part_of :law .",
    ),
    Case(
        "ArticleNumber",
        "zijn ene nummer",
        """:wrong a rd:Article . :right a rd:Article ; eli:number "38b" .""",
    ),
    Case(
        "LegalBasis",
        "kan een rechtsgrond zijn",
        ":wrong a rd:Motion ; rd:legalBasisOf :plan . :right a rd:Law ; rd:legalBasisOf :plan .",
    ),
    Case(
        "PartOfPlan",
        "programma, spoor of doel",
        """:programme a rd:Programme . :wrong a rd:Goal . :wrong-track a rd:Track ; dct:isPartOf :nothing .
           :right a rd:Track ; dct:isPartOf :programme . :right-goal a rd:Goal ; dct:isPartOf :right .""",
    ),
    Case(
        "AimsAt",
        "bestaand beoogd effect",
        ":resilience a rd:IntendedEffect . :wrong rd:aimsAt :nothing . :right rd:aimsAt :resilience .",
    ),
    Case(
        "MilestoneDate",
        "minstens één geplande datum",
        """:wrong a rd:Milestone . :wrong-text a rd:Milestone ; rd:plannedDate "12 dec 2023" .
           :right a rd:Milestone ; rd:plannedDate "2023-12-12"^^xsd:date , "2023-12-19"^^xsd:date .""",
    ),
    Case(
        "MilestoneActualDate",
        "werkelijke datum",
        """:wrong a rd:Milestone ; rd:actualDate "2023-12-12"^^xsd:date , "2023-12-19"^^xsd:date .
           :right a rd:Milestone ; rd:actualDate "2023-12-12"^^xsd:date .""",
    ),
    Case(
        "MilestoneKind",
        "overleg, besluit, bericht of bijeenkomst",
        ":wrong a rd:Milestone . :right a rd:Milestone ; rd:milestoneKind code:milestone-decision .",
    ),
    Case(
        "MilestoneKindCode",
        "code:scheme-milestone",
        ":wrong rd:milestoneKind code:kind-group . :right rd:milestoneKind code:milestone-meeting .",
    ),
    Case(
        "StepOfPlan",
        "welke bestaande fase",
        """:phase a rd:Phase . :wrong a rd:Milestone . :wrong-item a rd:WorkItem ;
           p-plan:isStepOfPlan :nothing .
           :right a rd:Milestone ; p-plan:isStepOfPlan :phase .""",
    ),
    Case(
        "DecidingBody",
        "Wie beslist of overlegt",
        """:council a rd:MunicipalUnit . :mayor a org:Role . :wrong rd:decidingBody :nothing .
           :right rd:decidingBody :council , :mayor .""",
    ),
    Case(
        "WorkItemHours",
        "één aantal uren boven nul",
        """:wrong a rd:WorkItem ; rd:estimatedHours 0.0 . :wrong-none a rd:WorkItem .
           :wrong-whole a rd:WorkItem ; rd:estimatedHours 50 .
           :right a rd:WorkItem ; rd:estimatedHours 50.0 .""",
    ),
    Case(
        "Covers",
        "deze dekking betreft",
        """:hours a rd:WorkItem . :wrong a rd:CoverageArrangement .
           :right a rd:CoverageArrangement ; rd:covers :hours .""",
    ),
    Case(
        "ProvidedBy",
        "Wie de uren levert",
        ":team a rd:MunicipalUnit . :wrong rd:providedBy :nothing . :right rd:providedBy :team .",
    ),
    Case(
        "PostIn",
        "in welke bestaande organisatie",
        ":team a rd:MunicipalUnit . :wrong a rd:Post . :right a rd:Post ; org:postIn :team .",
    ),
    Case(
        "PostRole",
        "bestaande functie zijn",
        """:adviser a org:Role . :wrong a rd:Post ; org:role :nothing . :right a rd:Post ;
           org:role :adviser .""",
    ),
    Case(
        "RiskOf",
        "van welk bestaand programma",
        ":programme a rd:Programme . :wrong a rd:Risk . :right a rd:Risk ; rd:isRiskOf :programme .",
    ),
    Case(
        "RiskEffect",
        "bestaand gevolg",
        ":delay a rd:Effect . :wrong rd:hasEffect :nothing . :right rd:hasEffect :delay .",
    ),
    Case(
        "RiskMeasure",
        "bestaande maatregel",
        ":hiring a rd:Measure . :wrong rd:hasMeasure :nothing . :right rd:hasMeasure :hiring .",
    ),
    Case(
        "ImplementedBy",
        "bestaande urenpost",
        ":hours a rd:WorkItem . :wrong rd:implementedBy :nothing . :right rd:implementedBy :hours .",
    ),
    Case(
        "CorrectionOf",
        "van welk ding deze correctie",
        ":wrong a rd:Correction . :right a rd:Correction ; rd:corrects :thing .",
    ),
    Case(
        "CorrectionVerbatim",
        "hoe het in het document staat",
        """:wrong a rd:Correction ; rd:verbatim "ene"@nl . :right a rd:Correction ; rd:verbatim "ene" .""",
    ),
    Case(
        "CorrectionCorrected",
        "hoe er had moeten staan",
        """:wrong a rd:Correction . :right a rd:Correction ; rd:corrected "en" .""",
    ),
    Case(
        "CorrectionKind",
        "wat voor fout dit was",
        ":wrong a rd:Correction . :right a rd:Correction ; rd:correctionKind code:correction-typo .",
    ),
    Case(
        "CorrectionKindCode",
        "code:scheme-correction",
        ":wrong rd:correctionKind code:kind-group . :right rd:correctionKind code:correction-typo .",
    ),
    Case("NoBroaderTransitive", "gebruik skos:broader", ":wrong skos:broaderTransitive :other ."),
    *(
        Case(
            f"No{term[0].upper()}{term[1:]}",
            f"Alleen regels vullen rd:{term} in",
            f":wrong rd:{term} :other .",
        )
        for term in (
            "alignsWith",
            "alignsWithFromNarrower",
            "coInvolvedWith",
            "concernsFromNarrower",
            "involves",
            "involvesFromBroader",
            "involvesFromNarrower",
            "mayAlignWith",
            "mayAlignWithFromNarrower",
            "validFrom",
            "validUntil",
            "worksOn",
        )
    ),
]

EVIDENCE = [
    Case(
        "FactHasEvidence",
        "Zeg in welke passage dit staat",
        """:wrong a rd:Theme . :wrong-judged a rd:Theme ; rd:concerns :drugs .
           :reason rdf:subject :wrong-judged ; prov:wasAttributedTo :project .
           :right a rd:Theme ; rd:statedIn :passage . :right-judged a org:Role ;
           prov:wasAttributedTo :project .
           :right-fact a rd:Motion . :fact rdf:subject :right-fact ; rd:statedIn :passage .""",
    ),
    Case(
        "StatedInPassage",
        "bestaande passage",
        ":passage a rd:Passage . :wrong rd:statedIn :nothing . :right rd:statedIn :passage .",
    ),
    Case(
        "ReasonInDutch",
        "één keer per taal",
        """:wrong rd:justification "Omdat." . :wrong-twice rd:justification "Omdat."@nl , "Daarom."@nl .
           :right rd:justification "Omdat."@nl , "Because."@en .""",
    ),
    Case(
        "ReasonInBothLanguages",
        "in het Nederlands en in het Engels",
        """:wrong rd:justification "Omdat."@nl . :right rd:justification "Omdat."@nl , "Because."@en .""",
    ),
    Case(
        "StatementSubject",
        "over welk ene ding",
        ":wrong a rdf:Statement . :right a rdf:Statement ; rdf:subject :thing .",
    ),
    Case(
        "StatementPredicate",
        "over welke ene eigenschap",
        ":wrong a rdf:Statement . :right a rdf:Statement ; rdf:predicate rd:concerns .",
    ),
    Case(
        "StatementObject",
        "over welke ene waarde",
        ":wrong a rdf:Statement . :right a rdf:Statement ; rdf:object :thing .",
    ),
    Case(
        "StatementHasEvidence",
        "Geef deze uitspraak een passage",
        """:wrong a rdf:Statement . :right a rdf:Statement ; rd:statedIn :passage .
           :judged a rdf:Statement ; prov:wasAttributedTo :project .""",
    ),
    Case(
        "JudgementHasReason",
        "Geef dit oordeel een reden",
        """:wrong prov:wasAttributedTo :project .
           :right prov:wasAttributedTo :project ; rd:justification "Omdat."@nl .
           <https://w3id.org/rodedraad/graph/dorp/definities> prov:wasAttributedTo :project .""",
    ),
    Case(
        "StatementIsTrue",
        "een feit dat niet in de gegevens staat",
        """:theme skos:notation "1.1" . :theme rd:concerns :drugs .
           :wrong rdf:subject :theme ; rdf:predicate skos:notation ; rdf:object "1.2" .
           :right rdf:subject :theme ; rdf:predicate skos:notation ; rdf:object "1.1" .
           :right-too rdf:subject :theme ; rdf:predicate rd:concerns ; rdf:object :drugs .""",
    ),
    Case(
        "JudgementIsExplained",
        "een oordeel zonder reden",
        """:wrong rd:concerns :drugs . :wrong-kind rd:itemKind code:item-subject . :right rd:concerns :drugs .
           :nobody rdf:subject :wrong ; rdf:predicate rd:concerns ; rdf:object :drugs .
           :reason rdf:subject :right ; rdf:predicate rd:concerns ; rdf:object :drugs ;
           prov:wasAttributedTo :project .""",
    ),
    Case(
        "PassageSource",
        "in welk ene bestaande brondocument",
        """:letter a rd:SourceDocument . :wrong a rd:Passage ; oa:hasSource :nothing .
           :right a rd:Passage ; oa:hasSource :letter .""",
    ),
    Case(
        "PassageSelector",
        "precies één positie",
        """:right a rd:Passage ; oa:hasSelector :selector . :wrong a rd:Passage .
           :selector a oa:TextPositionSelector .""",
    ),
    Case(
        "PassageFingerprint",
        "sha256",
        f""":wrong a rd:Passage ; rd:fingerprint "{"A" * 64}" . :wrong-document a rd:SourceDocument .
           :right a rd:Passage ; rd:fingerprint "{"a" * 64}" .""",
    ),
    Case(
        "PassagePath",
        "hoe een lezer deze passage vindt",
        """:wrong a rd:Passage . :wrong-untagged a rd:Passage ; rd:sectionPath "Bijlage 1" .
           :right a rd:Passage ; rd:sectionPath "Bijlage 1"@nl .""",
    ),
    Case(
        "PassagePathInBothLanguages",
        "Geef de vindplaats",
        """:wrong a rd:Passage ; rd:sectionPath "Bijlage 1"@nl .
           :right a rd:Passage ; rd:sectionPath "Bijlage 1"@nl , "Annex 1"@en .""",
        WARNING,
    ),
    Case(
        "SelectorStart",
        "één beginpunt",
        """:wrong a oa:TextPositionSelector ; oa:start -1 . :wrong-text a oa:TextPositionSelector ;
           oa:start "0" .
           :right a oa:TextPositionSelector ; oa:start 0 .""",
    ),
    Case(
        "SelectorEnd",
        "één eindpunt",
        ":wrong a oa:TextPositionSelector . :right a oa:TextPositionSelector ; oa:end 1 .",
    ),
    Case(
        "SelectorOrder",
        "Deze passage eindigt voordat",
        """:wrong a oa:TextPositionSelector ; oa:start 5 ; oa:end 5 .
           :right a oa:TextPositionSelector ; oa:start 5 ; oa:end 10 .""",
    ),
    Case(
        "DocumentTitle",
        "een titel, één per taal",
        """:wrong a rd:SourceDocument . :right a rd:SourceDocument ; dct:title "Brief"@nl , "Letter"@en .""",
    ),
    Case(
        "DocumentDate",
        "brondocument één datum",
        """:wrong a rd:SourceDocument ; dct:issued "24 februari 2023" .
           :right a rd:SourceDocument ; dct:issued "2023-02-24"^^xsd:date .""",
    ),
    Case(
        "DocumentLength",
        "de lengte van de tekst",
        ":wrong a rd:SourceDocument . :right a rd:SourceDocument ; rd:textLength 27739 .",
    ),
]

STYLE = [
    Case(
        "NameInDutch",
        "een Nederlandse naam",
        """:wrong a rd:Organisation ; skos:prefLabel "Police"@en . :wrong-none a rd:Goal .
           :right a rd:Organisation ; skos:prefLabel "Politie"@nl . :involvement a rd:Involvement .""",
    ),
    Case(
        "NameInEnglish",
        "ook een Engelse naam",
        """:wrong a rd:Organisation ; skos:prefLabel "Politie"@nl .
           :right a rd:Organisation ; skos:prefLabel "Police"@en .""",
        WARNING,
    ),
    Case(
        "OneNamePerLanguage",
        "per taal precies één naam",
        """:wrong skos:prefLabel "Politie"@nl , "Wijkagent"@nl . :wrong-untagged skos:prefLabel "Politie" .
           :right skos:prefLabel "Politie"@nl , "Police"@en , "Plysje"@fy .""",
    ),
    Case(
        "TidyName",
        "Haal de punt of de spaties",
        """:wrong skos:prefLabel "Geweld."@nl . :wrong-blank skos:prefLabel " Geweld"@nl .
           :right skos:prefLabel "Geweld"@nl .""",
        WARNING,
    ),
    Case(
        "OtherNameDiffers",
        "haal die dubbele weg",
        """:wrong skos:prefLabel "Geweld"@nl ; skos:altLabel "Geweld"@nl .
           :right skos:prefLabel "Geweld"@nl ; skos:hiddenLabel "Gewelt"@nl .""",
        WARNING,
    ),
    Case(
        "OtherNameTagged",
        "andere naam een taalcode",
        """:wrong skos:hiddenLabel "Gewelt" . :right skos:altLabel "Geweld"@nl .""",
        WARNING,
    ),
    Case(
        "NameOnceInScheme",
        "heten hetzelfde",
        """:wrong-one skos:prefLabel "Brand"@nl ; skos:inScheme :scheme .
           :wrong-two skos:prefLabel "Brand"@nl ; skos:inScheme :scheme .
           :right skos:prefLabel "Brand"@nl ; skos:inScheme :other .""",
        WARNING,
    ),
    Case(
        "DefinitionInDutch",
        "een Nederlandse definitie",
        """:wrong a rd:Theme ; skos:definition "A thing."@en . :right a rd:Theme ;
           skos:definition "Een ding."@nl .""",
        WARNING,
    ),
    Case(
        "DefinitionInEnglish",
        "ook een Engelse definitie",
        """:wrong a rd:Theme . :right a rd:Theme ; skos:definition "A thing."@en .""",
        WARNING,
    ),
    Case(
        "OneDefinitionPerLanguage",
        "per taal precies één definitie",
        """:wrong skos:definition "Een ding." . :wrong-twice skos:definition "Een ding."@nl , "Iets."@nl .
           :right skos:definition "Een ding."@nl , "A thing."@en .""",
    ),
    Case(
        "DefinitionIsSentence",
        "eindigt met een punt",
        """:wrong skos:definition "Een ding"@nl . :right skos:definition "Een ding."@nl .""",
        WARNING,
    ),
    Case(
        "ConceptHasPlace",
        "hangt los",
        """:wrong a rd:Phenomenon . :right a rd:Phenomenon ; skos:topConceptOf :scheme .
           :below a rd:Phenomenon ; skos:broader :right .""",
        WARNING,
    ),
    Case(
        "ConceptIsNoScheme",
        "niet zelf een begrip",
        ":wrong a skos:ConceptScheme , rd:Theme . :right a skos:ConceptScheme .",
    ),
    Case(
        "SourceHasTitle",
        "Geef deze bron een titel",
        """:theme dct:source :wrong , :right . :right dct:title "Kernbeleid"@nl .""",
        WARNING,
    ),
    Case(
        "TidyIri",
        "kleine letters",
        """:wrong_Name a rd:Theme . :right a rd:Theme .""",
        WARNING,
    ),
    Case(
        "OwnTermLabel",
        "Geef deze term één Nederlandse",
        """rd:wrong a owl:ObjectProperty ; rdfs:label "fout"@nl .
           rd:right a owl:ObjectProperty ; rdfs:label "goed"@nl , "right"@en .
           org:Role a owl:Class .""",
    ),
    Case(
        "OwnTermDefinition",
        "Engelse definitie, elk een zin",
        """rd:wrong a owl:ObjectProperty ; skos:definition "Fout"@nl , "Wrong"@en .
           rd:right a owl:ObjectProperty ; skos:definition "Goed."@nl , "Right."@en .""",
    ),
    Case(
        "OwnTermSource",
        "onze ontologie",
        """rd:wrong a owl:DatatypeProperty .
           rd:right a owl:DatatypeProperty ; rdfs:isDefinedBy <https://w3id.org/rodedraad/def> .""",
    ),
    Case("OwnClassName", "UpperCamel", "rd:wrongName a owl:Class . rd:RightName a owl:Class ."),
    Case(
        "OwnPropertyName",
        "lowerCamel",
        "rd:wrong-name a owl:ObjectProperty . rd:rightName a owl:ObjectProperty .",
    ),
]

FILES = {"evidence": EVIDENCE, "facts": FACTS, "style": STYLE}
SHAPES = dict(zip(FILES, packaged_shapes(), strict=True))
ALL_SHAPES = Graph()
for text in SHAPES.values():
    ALL_SHAPES.parse(data=text, format="turtle")


@pytest.fixture(autouse=True)
def dutch() -> None:
    """Every test reads the messages in Dutch."""
    set_language("nl")


def parsed(turtle: str) -> Graph:
    """Return *turtle*, in which our prefixes are known, as a graph."""
    return Graph().parse(data=HEAD + turtle, format="turtle")


def called_wrong(graph: Graph) -> set[str]:
    """Return the things in *graph* whose name starts with ``wrong``."""
    nodes = {
        str(node) for subject, _, thing in graph for node in (subject, thing) if isinstance(node, URIRef)
    }
    return {node for node in nodes if re.split("[/#]", node)[-1].startswith("wrong")}


@pytest.mark.parametrize(
    ("file", "case"),
    [pytest.param(file, case, id=case.shape) for file, cases in FILES.items() for case in cases],
)
def test_a_shape_remarks_on_what_is_wrong_and_on_nothing_else(file: str, case: Case) -> None:
    """Every thing called wrong is found, no other, with the severity and the advice the shape promises."""
    graph = parsed(case.graph)
    remarks = [
        remark
        for remark in validate(graph.serialize(format="nt"), shapes=[SHAPES[file]])
        if remark.shape == SHAPE + case.shape
    ]
    assert {remark.focus for remark in remarks} == called_wrong(graph)
    assert {remark.severity for remark in remarks} == {case.severity}
    assert all(case.message in remark.message for remark in remarks)


def test_every_shape_with_a_message_has_a_case() -> None:
    """No rule is unproven."""
    told = {str(shape) for shape in ALL_SHAPES.subjects(SH_MESSAGE) if isinstance(shape, URIRef)}
    assert told == {SHAPE + case.shape for cases in FILES.values() for case in cases}


def test_every_shape_says_in_dutch_and_english_what_to_mend() -> None:
    """A rule speaks for itself in both languages, or leaves the talking to the shapes it holds."""
    kinds = [URIRef(SH.NAMESPACE + name) for name in ("NodeShape", "PropertyShape")]
    shapes = {shape for kind in kinds for shape in ALL_SHAPES.subjects(URIRef(RDF.type), kind)}
    holders = set(ALL_SHAPES.subjects(URIRef(SH.NAMESPACE + "property")))
    messages = {shape: list(ALL_SHAPES.objects(shape, SH_MESSAGE)) for shape in shapes - holders}
    for told in messages.values():
        assert {message.language for message in told if isinstance(message, Literal)} == {"nl", "en"}
        assert all(str(message).endswith(".") for message in told)


def test_the_shapes_are_shapes() -> None:
    """The shapes themselves follow the standard."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=ALL_SHAPES, meta_shacl=True, advanced=True)
    assert conforms, text


def test_only_rules_may_fill_in_what_the_ontology_marks_so() -> None:
    """The shape that refuses inferred-only properties names exactly those the ontology marks."""
    ontology = Graph().parse(ONTOLOGY_FILE, format="turtle")
    marked = {str(term) for term in ontology.subjects(URIRef(RD.isInferredOnly))}
    targets = ALL_SHAPES.objects(URIRef(SHAPE + "InferredOnly"), URIRef(SH.NAMESPACE + "targetSubjectsOf"))
    assert {str(target) for target in targets} == marked


def test_no_shape_knows_a_place() -> None:
    """The rules hold for every municipality, so none of them names one, or a thing of one."""
    assert not [text for text in SHAPES.values() if re.search(r"<[^>]*/id/", text)]


def test_another_municipality_may_have_pillars_only_and_no_numbers() -> None:
    """Themes right under a field, without categories and without notations, break no rule."""
    turtle = f"""
        :scheme a skos:ConceptScheme ; skos:prefLabel "Pijlers"@nl , "Pillars"@en .
        :scheme-verschijnsel a skos:ConceptScheme ; skos:prefLabel "Verschijnselen"@nl , "Phenomena"@en .
        :pijler a rd:SafetyField ; skos:prefLabel "Wonen"@nl , "Living"@en ; skos:inScheme :scheme ;
            skos:topConceptOf :scheme ; skos:definition "Veilig wonen."@nl , "Safe living."@en ;
            rd:statedIn :passage .
        :drugs a rd:Phenomenon ; skos:prefLabel "Drugs"@nl , "Drugs"@en ; skos:inScheme :scheme-verschijnsel ;
            skos:topConceptOf :scheme-verschijnsel ;
            skos:definition "Verboden middelen."@nl , "Illegal substances."@en .
        :overlast a rd:Theme ; skos:prefLabel "Drugsoverlast"@nl , "Drugs nuisance"@en ;
            skos:inScheme :scheme ; skos:broader :pijler ;
            skos:definition "Last van drugs."@nl , "Trouble with drugs."@en ;
            rd:concerns :drugs ; rd:statedIn :passage .
        :oordeel a rdf:Statement ; rdf:subject :overlast ; rdf:predicate rd:concerns ; rdf:object :drugs ;
            prov:wasAttributedTo :project ;
            rd:justification "Het woord staat er."@nl , "The word is there."@en .
        :passage a rd:Passage ; oa:hasSource :plan ; oa:hasSelector <{THING}passage#selector> ;
            rd:fingerprint "{"0" * 64}" ; rd:sectionPath "Pijler 1"@nl , "Pillar 1"@en .
        <{THING}passage#selector> a oa:TextPositionSelector ; oa:start 0 ; oa:end 5 .
        :plan a rd:SourceDocument ; dct:title "Plan"@nl , "Plan"@en ; dct:issued "2024-01-31"^^xsd:date ;
            rd:fingerprint "{"0" * 64}" ; rd:textLength 100 .
    """
    assert validate(parsed(turtle).serialize(format="nt")) == []
