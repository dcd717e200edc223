pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../parts"

// The office: a chip for each part that this role may open, and the part below.
FocusScope {
    id: page

    required property Desk desk
    readonly property Office office: desk.office
    readonly property string section: office.section

    focus: true

    ChoiceRow {
        id: chips

        x: 24
        y: 20
        width: page.width - 48
        prefix: "office"
        options: page.office.sections
        onPicked: key => page.office.show(key)
    }

    Loader {
        x: 24
        y: chips.y + chips.height + 16
        width: page.width - 48
        height: page.height - y - 24
        focus: true
        sourceComponent: page.section === "accounts" ? accounts : page.section === "rights" ? rights
                       : page.section === "retention" ? retention : page.section === "audit" ? audit
                       : page.section === "diagnostics" ? diagnostics
                       : page.section === "own" ? own : village
    }

    Component {
        id: accounts

        OfficeAccounts {
            desk: page.desk
        }
    }

    Component {
        id: rights

        OfficeRights {
            desk: page.desk
        }
    }

    Component {
        id: retention

        OfficeRetention {
            desk: page.desk
        }
    }

    Component {
        id: audit

        OfficeAudit {
            desk: page.desk
        }
    }

    Component {
        id: diagnostics

        OfficeDiagnostics {
            desk: page.desk
        }
    }

    Component {
        id: own

        OfficeOwn {
            desk: page.desk
        }
    }

    Component {
        id: village

        OfficeVillage {
            desk: page.desk
        }
    }
}
